-- The rejection rate of each month.
select
    strftime(day, '%Y-%m') as month,
    round(100.0 * count(*) filter (where status = 'rejected') / count(*), 4) as rejection_rate
from facts_claims
where day between cast(:first as date) and cast(:last as date)
group by month
order by month asc
