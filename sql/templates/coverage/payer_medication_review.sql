-- Pairs of payer and tracked medication ranked by one coverage metric, each with the coverage rate of all payers for
-- the same medication beside its own. Listed only when asked for by name: the folded rest, and in a ranking of gaps
-- "No insurance", which covers nothing and would fill it.
with sums as (
    select
        payer,
        medication,
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
    from medications_by_payer_medication
    where contains(:tiles, '|' || period || '|')
      and medication <> '(all)'
      and (:payers = '' or payer = '(all)' or contains(:payers, '|' || payer || '|'))
      and (
          (:medications = '' and medication <> 'Other medications')
          or contains(:medications, '|' || medication || '|')
      )
    group by payer, medication
),

rates as (
    select
        payer,
        medication,
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
),

final as (
    select
        pairs.*,
        everyone.coverage_rate as peer_coverage_rate,
        everyone.coverage_rate_withheld as peer_coverage_rate_withheld,
        round(pairs.coverage_rate - everyone.coverage_rate, 4) as coverage_gap,
        greatest(pairs.coverage_rate_withheld, everyone.coverage_rate_withheld) as coverage_gap_withheld
    from rates as pairs
    inner join rates as everyone on pairs.medication = everyone.medication
    where pairs.payer <> '(all)'
      and everyone.payer = '(all)'
      and {{ metric.members }}
)

select
    payer,
    medication,
    out_of_pocket, out_of_pocket_withheld,
    total_medication_cost, total_medication_cost_withheld,
    payer_coverage, payer_coverage_withheld,
    coverage_rate, coverage_rate_withheld,
    peer_coverage_rate, peer_coverage_rate_withheld,
    coverage_gap, coverage_gap_withheld,
    prescriptions, prescriptions_withheld,
    dispenses, dispenses_withheld
from final
order by
    case when prescriptions = 0 then 1 else 0 end,
    {{ metric.name }} {{ order.direction }},
    {{ metric.name }}_withheld,
    payer,
    medication
limit :row_limit
