-- The same of each state.
with sums as (
    select
        state,
        sum(paid) filter (where day between cast(:first as date) and cast(:last as date)) as now,
        sum(paid) filter (where day between cast(:first_prior as date) and cast(:last_prior as date)) as prior
    from facts_claims
    group by state
)

select
    state,
    now as reimbursed_amount,
    prior as reimbursed_amount_prior,
    now - prior as reimbursed_amount_change,
    round(100.0 * (now - prior) / prior, 4) as reimbursed_amount_change_pct
from sums
