-- Inpatient claims alone.
select
    claim_type,
    count(*) as total_claims,
    count(distinct person) as beneficiaries,
    sum(paid) as reimbursed_amount,
    sum(days) as inpatient_days,
    round(sum(days) / count(*), 4) as length_of_stay_avg
from facts_claims
where day between cast(:first as date) and cast(:last as date) and claim_type = 'Inpatient'
group by claim_type
