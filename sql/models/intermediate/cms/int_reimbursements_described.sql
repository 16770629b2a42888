with claims as (

    select
        *,
        cast(left(service_month, 4) as integer) as service_year,
        datediff('day', admission_date, discharge_date) as days_between
    from {{ ref('stg_cms__claims') }}

),

lives as (

    select * from {{ ref('int_cms_lives') }}

),

summaries as (

    select * from {{ ref('int_cms_summary_of_year') }}

),

providers as (

    select * from {{ ref('int_cms_providers_labelled') }}

),

described as (

    select
        claims.claim_id,
        claims.claim_type,
        claims.person_id,
        claims.provider_id,
        claims.service_date,
        claims.service_month,
        claims.utilization_days,
        claims.reimbursed_amount,
        claims.deductible_amount,
        claims.days_between,
        claims.file_order,
        -- Birthdays passed by the claim's first day.
        year(claims.service_date) - year(lives.birth_date)
        - case
            when month(claims.service_date) * 100 + day(claims.service_date)
                < month(lives.birth_date) * 100 + day(lives.birth_date)
                then 1
            else 0
        end as age,
        case when claims.service_date > lives.death_date then 1 else 0 end as is_after_death,
        coalesce(summaries.state, 'Not stated') as state,
        coalesce(summaries.condition_count, 'Not stated') as condition_count,
        {% for condition in chronic_conditions().split() -%}
        coalesce(summaries.has_{{ condition }}, 0) as has_{{ condition }},
        {% endfor -%}
        coalesce(providers.provider, 'Unknown provider') as provider,
        coalesce(providers.fraud_flag, 'Not stated') as fraud_flag
    from claims
    left join lives on claims.person_id = lives.person_id
    left join summaries on claims.person_id = summaries.person_id and claims.service_year = summaries.service_year
    left join providers on claims.provider_id = providers.provider_id

),

final as (

    select
        *,
        case
            when age is null or age < 0 then 'Not stated'
            when age < 65 then 'Under 65'
            when age < 70 then '65–69'
            when age < 75 then '70–74'
            when age < 80 then '75–79'
            when age < 85 then '80–84'
            when age < 90 then '85–89'
            else '90 and over'
        end as age_band,
        -- Discharge before admission is no length of stay. Without the dates the counted days stand in.
        case
            when claim_type != 'Inpatient' or days_between < 0 then 0
            else greatest(coalesce(days_between, utilization_days, 0), 0)
        end as stay_days,
        case when days_between < 0 then 1 else 0 end as has_negative_stay
    from described

)

select * from final
