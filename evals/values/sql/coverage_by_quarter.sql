-- Coverage rate by quarter of order.
select
    strftime(day, '%Y') || '-Q' || quarter(day) as quarter,
    round(100.0 * sum(covered) / sum(cost), 4) as coverage_rate
from facts_orders
where day between cast(:first as date) and cast(:last as date)
group by 1
order by 1
