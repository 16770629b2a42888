-- What each payer paid in a period beside another.
with sums as (
    select
        payer,
        sum(paid) filter (where day between cast(:first as date) and cast(:last as date)) as now,
        sum(paid) filter (where day between cast(:first_prior as date) and cast(:last_prior as date)) as prior
    from facts_claims
    group by payer
)

select
    payer,
    now as paid_amount,
    prior as paid_amount_prior,
    now - prior as paid_amount_change,
    round(100.0 * (now - prior) / prior, 4) as paid_amount_change_pct
from sums
