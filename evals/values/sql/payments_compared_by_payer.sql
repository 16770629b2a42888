-- Each payer's payments of a period beside those of another.
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
    now as total_payments,
    prior as total_payments_prior,
    now - prior as total_payments_change,
    round(100.0 * (now - prior) / prior, 4) as total_payments_change_pct
from sums
