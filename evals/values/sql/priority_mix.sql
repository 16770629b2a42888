-- Open claims by what stands open on each, with the average of their points for amount, complexity and age.
with scored as (
    select
        *,
        case when open_balance > 1000 then 'High' when open_balance > 250 then 'Medium' else 'Low' end as bucket,
        case when open_balance > 1000 then 5 when open_balance > 250 then 3 else 1 end
        + case when lines >= 10 then 3 when lines >= 5 then 2 else 0 end
        + case when age > 90 then 3 when age > 60 then 2 else 0 end as points
    from facts_open
)

select
    coalesce(bucket, 'All') as priority_bucket,
    count(*) as open_claims,
    sum(open_balance) as open_balance,
    round(avg(points), 4) as priority_score_avg
from scored
group by grouping sets ((bucket), ())
