-- One provider against all claims of the same type.
with peers as (
    select
        claim_type,
        round(sum(paid) / count(*), 2) as peer_reimbursed_per_claim
    from facts_claims
    where day between cast(:first as date) and cast(:last as date)
    group by claim_type
)

select
    facts_claims.provider,
    facts_claims.claim_type,
    any_value(facts_claims.fraud_flag) as fraud_flag,
    round(sum(paid) / count(*), 2) as reimbursed_per_claim,
    any_value(peer_reimbursed_per_claim) as peer_reimbursed_per_claim,
    count(*) as total_claims,
    count(distinct person) as beneficiaries,
    round(100.0 * count(*) filter (where paid > 10000) / count(*), 4) as high_value_share
from facts_claims
inner join peers on facts_claims.claim_type = peers.claim_type
where day between cast(:first as date) and cast(:last as date) and facts_claims.provider = :member
group by facts_claims.provider, facts_claims.claim_type
