-- Medication orders, what they cost and who bore it.
select
    count(*) as prescriptions,
    sum(dispenses) as dispenses,
    sum(cost) as total_medication_cost,
    sum(covered) as payer_coverage,
    sum(cost) - sum(covered) as out_of_pocket,
    round(100.0 * sum(covered) / sum(cost), 4) as coverage_rate
from facts_orders
where day between cast(:first as date) and cast(:last as date)
