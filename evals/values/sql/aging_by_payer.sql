-- Open claims by payer and age on the last day.
select
    payer,
    case when age <= 30 then '0-30' when age <= 60 then '31-60' when age <= 90 then '61-90' else '90+' end as age_bucket,
    count(*) as open_claims,
    sum(open_balance) as open_balance
from facts_open
group by all
