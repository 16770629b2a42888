with claims as (

    select * from {{ ref('fct_reimbursements') }}
    where provider_id is not null

),

providers as (

    select * from {{ ref('int_cms_providers_labelled') }}

),

by_type as (

    select
        provider_id,
        claim_type,
        count(*) as claims,
        sum(reimbursed_amount) as reimbursed_amount
    from claims
    group by provider_id, claim_type

),

everyone as (

    select
        claim_type,
        sum(claims) as claims,
        sum(reimbursed_amount) as reimbursed_amount
    from by_type
    group by claim_type

),

-- What the provider's own mix of claims would be reimbursed at the other providers.
expected as (

    select
        by_type.provider_id,
        sum(
            by_type.claims * (everyone.reimbursed_amount - by_type.reimbursed_amount)
            / nullif(everyone.claims - by_type.claims, 0)
        ) as expected_amount
    from by_type
    inner join everyone on by_type.claim_type = everyone.claim_type
    group by by_type.provider_id

),

signals as (

    select
        provider_id,
        count(*) as claims,
        count(distinct person_id) as beneficiaries,
        sum(case when claim_type = 'Inpatient' then 1 else 0 end) as inpatient_claims,
        sum(reimbursed_amount) as reimbursed_amount,
        sum(stay_days) as stay_days,
        sum(is_high_value) as high_value_claims,
        sum(is_after_death) as claims_after_death
    from claims
    group by provider_id

),

final as (

    select
        signals.provider_id,
        providers.provider,
        providers.fraud_flag,
        signals.claims,
        signals.beneficiaries,
        cast(signals.claims * 1.0 / signals.beneficiaries as decimal(18, 2)) as claims_per_beneficiary,
        cast(signals.reimbursed_amount as decimal(18, 2)) as reimbursed_amount,
        cast(signals.reimbursed_amount / signals.claims as decimal(18, 2)) as reimbursed_per_claim,
        cast(expected.expected_amount / signals.claims as decimal(18, 2)) as peer_reimbursed_per_claim,
        cast(
            (signals.reimbursed_amount - expected.expected_amount) * 100 / nullif(expected.expected_amount, 0)
            as decimal(18, 2)
        ) as reimbursed_vs_peers_pct,
        cast(signals.stay_days * 1.0 / nullif(signals.inpatient_claims, 0) as decimal(18, 2)) as stay_days_avg,
        cast(signals.high_value_claims * 100.0 / signals.claims as decimal(18, 2)) as high_value_share,
        signals.claims_after_death
    from signals
    inner join providers on signals.provider_id = providers.provider_id
    left join expected on signals.provider_id = expected.provider_id

)

select * from final
