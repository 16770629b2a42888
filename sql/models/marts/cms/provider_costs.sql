with claims as (

    select * from {{ ref('fct_reimbursements') }}

),

providers as (

    select * from {{ ref('int_cms_providers_labelled') }}

),

summed as (

    select
        claims.provider_id,
        left(claims.service_month, 4) as year,
        claims.claim_type,
        count(*) as claims,
        count(distinct claims.person_id) as beneficiaries,
        cast(sum(claims.reimbursed_amount) as decimal(18, 2)) as reimbursed_amount,
        cast(sum(claims.deductible_amount) as decimal(18, 2)) as deductible_amount,
        sum(claims.stay_days) as stay_days
    from claims
    where claims.provider_id is not null
    group by claims.provider_id, left(claims.service_month, 4), claims.claim_type

),

final as (

    select
        summed.*,
        providers.provider,
        cast(summed.reimbursed_amount / summed.claims as decimal(18, 2)) as reimbursed_per_claim
    from summed
    inner join providers on summed.provider_id = providers.provider_id

)

select * from final
