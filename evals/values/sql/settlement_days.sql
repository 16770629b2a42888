-- Days from the first charge to the last payment, of claims that have both in this order.
select
    coalesce(payer, 'All payers') as payer,
    round(avg(days) filter (where was_paid and days >= 0), 4) as settlement_days_avg,
    count(*) filter (where was_paid and days >= 0) as settled_claims,
    count(*) as total_claims
from facts_claims
where day between cast(:first as date) and cast(:last as date)
group by grouping sets ((payer), ())
