-- Claims, people, money and days of each claim type and of all claims.
select
    coalesce(claim_type, 'All claims') as claim_type,
    count(*) as total_claims,
    count(distinct person) as beneficiaries,
    sum(paid) as reimbursed_amount,
    round(sum(paid) / count(*), 2) as reimbursed_per_claim,
    sum(deductible) as deductible_amount,
    case when claim_type is not null then sum(days) end as inpatient_days,
    case when claim_type = 'Inpatient' then round(sum(days) / count(*), 4) end as length_of_stay_avg
from facts_claims
where day between cast(:first as date) and cast(:last as date)
group by grouping sets ((claim_type), ())
