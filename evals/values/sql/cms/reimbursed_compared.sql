-- What was reimbursed in a period beside another.
with sums as (
    select
        sum(paid) filter (where day between cast(:first as date) and cast(:last as date)) as now,
        sum(paid) filter (where day between cast(:first_prior as date) and cast(:last_prior as date)) as prior
    from facts_claims
)

select
    now as reimbursed_amount,
    prior as reimbursed_amount_prior,
    now - prior as reimbursed_amount_change,
    round(100.0 * (now - prior) / prior, 4) as reimbursed_amount_change_pct
from sums
