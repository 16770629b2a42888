-- Claims and money of each payer and of all of them.
select
    coalesce(payer, 'All payers') as payer,
    count(*) as total_claims,
    sum(charged) as total_charges,
    sum(paid) as total_payments,
    sum(insurer_paid) as payer_paid,
    sum(paid) - sum(insurer_paid) as patient_paid,
    sum(paid) - sum(charged) as net_variance,
    round(100.0 * (sum(paid) - sum(charged)) / sum(charged), 4) as variance_pct,
    round(100.0 * sum(insurer_paid) / sum(charged), 4) as payer_paid_pct
from facts_claims
where day between cast(:first as date) and cast(:last as date)
group by grouping sets ((payer), ())
