-- Medications by what they left to patients.
select
    medication,
    sum(cost) - sum(covered) as out_of_pocket,
    sum(cost) as total_medication_cost,
    sum(covered) as payer_coverage,
    count(*) as prescriptions,
    sum(dispenses) as dispenses
from facts_orders
where day between cast(:first as date) and cast(:last as date)
group by medication
order by out_of_pocket desc
limit 10
