-- Claims and money of one payer.
select
    payer,
    count(*) as total_claims,
    sum(charged) as total_charges,
    sum(paid) as total_payments,
    sum(insurer_paid) as payer_paid,
    sum(paid) - sum(charged) as net_variance
from facts_claims
where day between cast(:first as date) and cast(:last as date) and payer = :payer
group by payer
