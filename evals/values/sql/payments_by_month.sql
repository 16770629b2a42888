-- Payments by month of service.
select
    strftime(day, '%Y-%m') as month,
    sum(paid) as total_payments
from facts_claims
where day between cast(:first as date) and cast(:last as date)
group by month
order by month
