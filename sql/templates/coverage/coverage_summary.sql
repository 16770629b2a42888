-- Medication cost and who bore it over the period: all payers' published total, or the sum of the chosen ones.
with sums as (
    select
        sum(prescriptions) as prescriptions,
        max(case when prescriptions_withheld or prescriptions is null then 1 else 0 end) as prescriptions_withheld,
        sum(dispenses) as dispenses,
        max(case when dispenses_withheld or dispenses is null then 1 else 0 end) as dispenses_withheld,
        sum(total_medication_cost) as total_medication_cost,
        max(case when total_medication_cost_withheld or total_medication_cost is null then 1 else 0 end)
            as total_medication_cost_withheld,
        sum(payer_coverage) as payer_coverage,
        max(case when payer_coverage_withheld or payer_coverage is null then 1 else 0 end) as payer_coverage_withheld,
        sum(out_of_pocket) as out_of_pocket,
        max(case when out_of_pocket_withheld or out_of_pocket is null then 1 else 0 end) as out_of_pocket_withheld
    from medications_by_payer
    where contains(:tiles, '|' || period || '|')
      and ((:payers = '' and payer = '(all)') or contains(:payers, '|' || payer || '|'))
)

select
    case when prescriptions_withheld = 0 then prescriptions end as prescriptions,
    prescriptions_withheld,
    case when dispenses_withheld = 0 then dispenses end as dispenses,
    dispenses_withheld,
    case when total_medication_cost_withheld = 0 then total_medication_cost end as total_medication_cost,
    total_medication_cost_withheld,
    case when payer_coverage_withheld = 0 then payer_coverage end as payer_coverage,
    payer_coverage_withheld,
    case when out_of_pocket_withheld = 0 then out_of_pocket end as out_of_pocket,
    out_of_pocket_withheld,
    case
        when greatest(payer_coverage_withheld, total_medication_cost_withheld) = 0
            then round(100 * payer_coverage / nullif(total_medication_cost, 0), 4)
    end as coverage_rate,
    greatest(payer_coverage_withheld, total_medication_cost_withheld) as coverage_rate_withheld
from sums
