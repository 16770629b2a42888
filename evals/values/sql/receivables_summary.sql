-- Open claims by age on the last day, and all of them.
with aged as (
    select
        *,
        case when age <= 30 then '0-30' when age <= 60 then '31-60' when age <= 90 then '61-90' else '90+' end as bucket
    from facts_open
)

select
    coalesce(bucket, 'All') as age_bucket,
    count(*) as open_claims,
    sum(open_balance) as open_balance,
    sum(peak) as peak_outstanding
from aged
group by grouping sets ((bucket), ())
