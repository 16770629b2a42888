-- Payers ranked by one coverage metric; withheld values come after those shown, payers without a prescription last.
with sums as (
    select
        payer,
        sum(total_medication_cost) as total_medication_cost,
        max(case when total_medication_cost_withheld or total_medication_cost is null then 1 else 0 end)
            as total_medication_cost_withheld,
        sum(payer_coverage) as payer_coverage,
        max(case when payer_coverage_withheld or payer_coverage is null then 1 else 0 end) as payer_coverage_withheld,
        sum(out_of_pocket) as out_of_pocket,
        max(case when out_of_pocket_withheld or out_of_pocket is null then 1 else 0 end) as out_of_pocket_withheld,
        sum(prescriptions) as prescriptions,
        max(case when prescriptions_withheld or prescriptions is null then 1 else 0 end) as prescriptions_withheld,
        sum(dispenses) as dispenses,
        max(case when dispenses_withheld or dispenses is null then 1 else 0 end) as dispenses_withheld
    from medications_by_payer
    where contains(:tiles, '|' || period || '|')
      and payer <> '(all)'
      and (:payers = '' or contains(:payers, '|' || payer || '|'))
    group by payer
),

final as (
    select
        payer,
        case when total_medication_cost_withheld = 0 then total_medication_cost end as total_medication_cost,
        total_medication_cost_withheld,
        case when payer_coverage_withheld = 0 then payer_coverage end as payer_coverage,
        payer_coverage_withheld,
        case when out_of_pocket_withheld = 0 then out_of_pocket end as out_of_pocket,
        out_of_pocket_withheld,
        case when prescriptions_withheld = 0 then prescriptions end as prescriptions,
        prescriptions_withheld,
        case when dispenses_withheld = 0 then dispenses end as dispenses,
        dispenses_withheld,
        case
            when greatest(payer_coverage_withheld, total_medication_cost_withheld) = 0
                then round(100 * payer_coverage / nullif(total_medication_cost, 0), 4)
        end as coverage_rate,
        greatest(payer_coverage_withheld, total_medication_cost_withheld) as coverage_rate_withheld
    from sums
)

select
    payer,
    coverage_rate, coverage_rate_withheld,
    total_medication_cost, total_medication_cost_withheld,
    payer_coverage, payer_coverage_withheld,
    out_of_pocket, out_of_pocket_withheld,
    prescriptions, prescriptions_withheld,
    dispenses, dispenses_withheld
from final
where
    {{ metric.name }}_withheld = 1
    or (
        {{ metric.name }} > :above
        and {{ metric.name }} >= :at_least
        and {{ metric.name }} < :below
        and {{ metric.name }} <= :at_most
    )
    or (
        {{ metric.name }} is null
        and :above + :at_least < -1500000000000000
        and :below + :at_most > 1500000000000000
    )
order by
    case when prescriptions = 0 then 1 else 0 end,
    {{ metric.name }} {{ order.direction }},
    {{ metric.name }}_withheld,
    payer
limit :row_limit
