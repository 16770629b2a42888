-- The five providers of most claims.
select
    provider,
    fraud_flag,
    count(*) as total_claims,
    count(distinct person) as beneficiaries,
    round(count(*) / count(distinct person), 4) as claims_per_beneficiary,
    sum(paid) as reimbursed_amount,
    round(sum(paid) / count(*), 2) as reimbursed_per_claim
from facts_claims
where day between cast(:first as date) and cast(:last as date)
group by provider, fraud_flag
order by total_claims desc
limit 5
