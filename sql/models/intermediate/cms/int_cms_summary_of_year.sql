with claimed as (

    select distinct
        person_id,
        cast(left(service_month, 4) as integer) as service_year
    from {{ ref('stg_cms__claims') }}

),

-- The summary of the claim's year, else of the nearest; of two as near the later. One without a year fits every year.
ranked as (

    select
        summaries.*,
        claimed.service_year,
        row_number() over (
            partition by claimed.person_id, claimed.service_year
            order by
                coalesce(abs(summaries.summary_year - claimed.service_year), 0) asc,
                coalesce(summaries.summary_year, 0) desc
        ) as nearest_first
    from claimed
    inner join {{ ref('stg_cms__beneficiaries') }} as summaries on claimed.person_id = summaries.person_id

),

states as (

    select * from {{ ref('ssa_states') }}

),

final as (

    select
        ranked.person_id,
        ranked.service_year,
        {% for condition in chronic_conditions().split() -%}
        ranked.has_{{ condition }},
        {% endfor -%}
        coalesce(states.state, 'Not stated') as state,
        case
            when ranked.has_conditions_stated = 0 then 'Not stated'
            when ranked.conditions = 0 then 'No chronic condition'
            when ranked.conditions <= 2 then '1–2 chronic conditions'
            when ranked.conditions <= 4 then '3–4 chronic conditions'
            else '5 or more chronic conditions'
        end as condition_count
    from ranked
    left join states on ranked.state_code = states.state_code
    where ranked.nearest_first = 1

)

select * from final
