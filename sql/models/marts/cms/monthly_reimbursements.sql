with claims as (

    select * from {{ ref('fct_reimbursements') }}

),

claim_types as (

    select 'Inpatient' as claim_type
    union all
    select 'Outpatient' as claim_type

),

months as (

    select
        calendar.service_month,
        claim_types.claim_type
    from {{ ref('int_calendar') }} as calendar
    cross join claim_types

),

final as (

    -- A month without a claim stands there with zeros.
    select
        months.service_month,
        months.claim_type,
        count(claims.claim_id) as claims,
        count(distinct claims.person_id) as beneficiaries,
        cast(coalesce(sum(claims.reimbursed_amount), 0) as decimal(18, 2)) as reimbursed_amount,
        cast(coalesce(sum(claims.deductible_amount), 0) as decimal(18, 2)) as deductible_amount,
        coalesce(sum(claims.stay_days), 0) as stay_days,
        cast(
            sum(claims.reimbursed_amount) / nullif(count(claims.claim_id), 0) as decimal(18, 2)
        ) as reimbursed_per_claim
    from months
    left join claims
        on months.service_month = claims.service_month and months.claim_type = claims.claim_type
    group by months.service_month, months.claim_type

)

select * from final
