{{ config(materialized='view') }}

with summaries as (

    select
        *,
        row_number() over (partition by person_id order by coalesce(summary_year, 0) desc) as newest_first
    from {{ ref('stg_cms__beneficiaries') }}

),

final as (

    select
        person_id,
        state_code,
        {% for condition in chronic_conditions().split() -%}
        has_{{ condition }},
        {% endfor -%}
        {{ as_of_date() }} as as_of
    from summaries
    where newest_first = 1

)

select * from final
