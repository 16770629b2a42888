-- The insurers with the largest shortfall first.
select
    payer,
    sum(paid) - sum(charged) as net_variance
from facts_claims
where day between cast(:first as date) and cast(:last as date)
group by payer
order by net_variance
limit 10
