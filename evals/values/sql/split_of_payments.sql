-- What insurers and what patients paid.
select
    coalesce(payer, 'All payers') as payer,
    sum(paid) as total_payments,
    sum(insurer_paid) as payer_paid,
    sum(paid) - sum(insurer_paid) as patient_paid,
    round(100.0 * sum(insurer_paid) / sum(paid), 4) as payer_borne_share
from facts_claims
where day between cast(:first as date) and cast(:last as date)
group by grouping sets ((payer), ())
