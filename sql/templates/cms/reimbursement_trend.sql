-- One metric of Medicare claims per month, quarter or year: of all claims, or of each claim type. A month without claims is 0.
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
    from reimbursements_by_claim_type
    where contains(:tiles, '|' || period || '|')
      and {{ metric.rows }}
      and (
          contains(:claim_types, '|' || claim_type || '|')
          or (:claim_types = '' and {{ split.is_split }} and claim_type <> '(all)')
          or (:claim_types = '' and {{ split.is_whole }} and claim_type = {{ metric.whole }})
      )
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
