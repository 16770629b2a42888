-- Claims, people and money of each age band and of all of them.
select
    coalesce(age_band, 'All ages') as age_band,
    count(*) as total_claims,
    count(distinct person) as beneficiaries,
    round(count(*) / count(distinct person), 4) as claims_per_beneficiary,
    sum(paid) as reimbursed_amount,
    round(sum(paid) / count(*), 2) as reimbursed_per_claim,
    sum(deductible) as deductible_amount
from facts_claims
where day between cast(:first as date) and cast(:last as date)
group by grouping sets ((age_band), ())
