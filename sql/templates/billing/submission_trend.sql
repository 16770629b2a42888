-- One metric of submitted claims per month, quarter or year: of all claims, or of each member of one dimension.
with cells as (
    select
        period,
        {{ split.label }} as member,
        {{ metric.amount }} as amount,
        {{ metric.base }} as base,
        case
            when {{ metric.withheld }} or ({{ metric.amount }}) is null or ({{ metric.base }}) is null then 1
            else 0
        end as is_withheld
    from {{ split.family }}
    where contains(:tiles, '|' || period || '|')
      and {{ split.members }}
),

final as (
    select
        period,
        member,
        case when max(is_withheld) = 0 then {{ metric.value }} end as metric_value,
        max(is_withheld) as metric_withheld
    from cells
    group by period, member
)

select
    period as {{ grain.name }},
    {{ split.columns }}
    metric_value as {{ metric.name }},
    metric_withheld as {{ metric.name }}_withheld
from final
order by period, member
