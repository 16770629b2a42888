-- One metric of Medicare claims per quarter or year, of each state or age band.
with cells as (
    select
        period,
        {{ by.member }} as member,
        {{ metric.amount }} as amount,
        {{ metric.base }} as base,
        case
            when {{ metric.withheld }} or ({{ metric.amount }}) is null or ({{ metric.base }}) is null then 1
            else 0
        end as is_withheld
    from {{ by.family }}
    where contains(:tiles, '|' || period || '|')
      and ((:claim_types = '' and claim_type = '(all)') or contains(:claim_types, '|' || claim_type || '|'))
      and {{ by.rows }}
      and {{ by.member }} <> '(all)'
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
    member as {{ by.member }},
    metric_value as {{ metric.name }},
    metric_withheld as {{ metric.name }}_withheld
from final
order by period, member
