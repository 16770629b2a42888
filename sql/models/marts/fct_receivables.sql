with claims as (

    select
        claims.*,
        basis.amount_basis,
        case
            when basis.amount_basis = 'peak_outstanding' then claims.peak_outstanding
            else claims.open_balance
        end as amount,
        datediff('day', claims.service_date, {{ as_of_date() }}) as age_days
    from {{ ref('int_claims_classified') }} as claims
    inner join {{ ref('int_calendar') }} as calendar on claims.month_number = calendar.month_number
    cross join {{ ref('receivables_basis') }} as basis

),

scored as (

    select
        *,
        case when amount > 1000 then 5 when amount > 250 then 3 else 1 end as amount_points,
        case when transactions >= 10 then 3 when transactions >= 5 then 2 else 0 end as complexity_points,
        case when age_days > 90 then 3 when age_days > 60 then 2 else 0 end as age_points
    from claims
    where amount > 0

),

members as (

    select * from {{ ref('int_members') }}

),

final as (

    select
        scored.claim_id,
        people.person_id,
        scored.person_key,
        scored.service_date,
        payer_members.member as payer,
        organization_members.member as organization,
        1 as claims,
        scored.age_days,
        case
            when scored.age_days <= 30 then '0-30'
            when scored.age_days <= 60 then '31-60'
            when scored.age_days <= 90 then '61-90'
            else '90+'
        end as age_bucket,
        case
            when scored.amount > 1000 then 'High'
            when scored.amount > 250 then 'Medium'
            else 'Low'
        end as priority_bucket,
        scored.amount_points,
        scored.complexity_points,
        scored.age_points,
        scored.amount_points + scored.complexity_points + scored.age_points as priority_score,
        scored.amount_basis,
        scored.amount,
        scored.open_balance,
        scored.peak_outstanding
    from scored
    left join {{ ref('int_people') }} as people on scored.person_key = people.person_key
    left join members as payer_members
        on scored.payer_number = payer_members.member_key and payer_members.dimension = 'payer'
    left join members as organization_members
        on scored.organization_number = organization_members.member_key
            and organization_members.dimension = 'organization'

)

select * from final
