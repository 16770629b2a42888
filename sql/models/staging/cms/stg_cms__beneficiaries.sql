{{ config(materialized='table') }}

{%- set conditions = chronic_conditions().split() -%}
with source as (

    select * from {{ source('cms', 'cms_beneficiaries') }}

),

-- The last file wins, and in it the last row.
ranked as (

    select
        *,
        row_number() over (partition by person_id, summary_year order by file_order desc, file_row desc) as newest_first
    from source

),

final as (

    select
        person_id,
        summary_year,
        birth_date,
        death_date,
        state_code,
        {% for condition in conditions -%}
        coalesce({{ condition }}, 0) as has_{{ condition }},
        {% endfor -%}
        {% for condition in conditions -%}
        coalesce({{ condition }}, 0){{ ' + ' if not loop.last }}
        {%- endfor %} as conditions,
        -- A file without the flags says nothing about conditions, not that there are none.
        case when coalesce({{ conditions | join(', ') }}) is null then 0 else 1 end as has_conditions_stated
    from ranked
    where newest_first = 1

)

select * from final
