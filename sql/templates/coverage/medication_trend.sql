-- One coverage metric per quarter or year, for all medications together, for the chosen ones together, or for each
-- tracked one; the folded rest is a line of its own only when asked for by name.
with cells as (
    select
        period,
        {{ split.label }} as medication,
        {{ metric.amount }} as amount,
        {{ metric.base }} as base,
        case
            when {{ metric.withheld }} or ({{ metric.amount }}) is null or ({{ metric.base }}) is null then 1
            else 0
        end as is_withheld
    from medications_by_payer_medication
    where contains(:tiles, '|' || period || '|')
      and ((:payers = '' and payer = '(all)') or contains(:payers, '|' || payer || '|'))
      and {{ split.members }}
),

final as (
    select
        period,
        medication,
        case when max(is_withheld) = 0 then {{ metric.value }} end as metric_value,
        max(is_withheld) as metric_withheld
    from cells
    group by period, medication
)

select
    period as {{ grain.name }},
    {{ split.columns }}
    metric_value as {{ metric.name }},
    metric_withheld as {{ metric.name }}_withheld
from final
order by period, medication
