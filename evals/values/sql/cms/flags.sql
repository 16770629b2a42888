-- Claims, people and money of each fraud flag and of all of them.
select
    coalesce(fraud_flag, 'All providers') as fraud_flag,
    count(*) as total_claims,
    count(distinct person) as beneficiaries,
    round(count(*) / count(distinct person), 4) as claims_per_beneficiary,
    sum(paid) as reimbursed_amount,
    round(sum(paid) / count(*), 2) as reimbursed_per_claim,
    sum(deductible) as deductible_amount
from facts_claims
where day between cast(:first as date) and cast(:last as date)
group by grouping sets ((fraud_flag), ())
