-- Inpatient claims of each state.
select
    state,
    count(*) as total_claims,
    count(distinct person) as beneficiaries,
    sum(paid) as reimbursed_amount,
    round(sum(paid) / count(*), 2) as reimbursed_per_claim
from facts_claims
where day between cast(:first as date) and cast(:last as date) and claim_type = 'Inpatient'
group by state
