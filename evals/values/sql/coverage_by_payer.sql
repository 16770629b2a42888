-- How much of what medications cost each payer bore, the most generous first.
select
    payer,
    round(100.0 * sum(covered) / sum(cost), 4) as coverage_rate,
    sum(cost) as total_medication_cost,
    sum(covered) as payer_coverage,
    sum(cost) - sum(covered) as out_of_pocket,
    count(*) as prescriptions
from facts_orders
where day between cast(:first as date) and cast(:last as date)
group by payer
order by coverage_rate desc
