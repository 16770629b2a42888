with claims as (

    select * from {{ ref('int_reimbursements_described') }}

),

tracked as (

    select * from {{ ref('int_tracked_reimbursements') }}

),

people as (

    select * from {{ ref('int_cms_people') }}

),

final as (

    select
        claims.claim_id,
        claims.person_id,
        people.person_key,
        claims.service_date,
        claims.service_month,
        claims.claim_type,
        coalesce(states.member, 'Other states') as state,
        claims.age_band,
        claims.condition_count,
        claims.fraud_flag,
        coalesce(providers.member, 'Other providers') as provider,
        claims.provider_id,
        1 as claims,
        claims.reimbursed_amount,
        claims.deductible_amount,
        cast(claims.stay_days as integer) as stay_days,
        case when claims.reimbursed_amount > {{ var('high_value') }} then 1 else 0 end as is_high_value,
        claims.is_after_death,
        {% for condition in chronic_conditions().split() -%}
        claims.has_{{ condition }},
        {% endfor -%}
        claims.has_negative_stay
    from claims
    left join people on claims.person_id = people.person_id
    left join tracked as states
        on claims.state = states.member and states.dimension = 'state'
    left join tracked as providers
        on claims.provider_id = providers.member_id and providers.dimension = 'provider'

)

select * from final
