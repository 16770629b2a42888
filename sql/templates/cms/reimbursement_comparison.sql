-- One metric of Medicare claims in a period against a prior one, of all claims or of each claim type.
with current_cells as (
    select
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

prior_cells as (
    select
        {{ split.label }} as member,
        {{ metric.amount }} as amount,
        {{ metric.base }} as base,
        case
            when {{ metric.withheld }} or ({{ metric.amount }}) is null or ({{ metric.base }}) is null then 1
            else 0
        end as is_withheld
    from reimbursements_by_claim_type
    where contains(:compare_tiles, '|' || period || '|')
      and {{ metric.rows }}
      and (
          contains(:claim_types, '|' || claim_type || '|')
          or (:claim_types = '' and {{ split.is_split }} and claim_type <> '(all)')
          or (:claim_types = '' and {{ split.is_whole }} and claim_type = {{ metric.whole }})
      )
),

current_values as (
    select
        member,
        case when max(is_withheld) = 0 then {{ metric.value }} end as current_value,
        max(is_withheld) as current_withheld
    from current_cells
    group by member
),

prior_values as (
    select
        member,
        case when max(is_withheld) = 0 then {{ metric.value }} end as prior_value,
        max(is_withheld) as prior_withheld
    from prior_cells
    group by member
),

final as (
    select
        current_values.member,
        current_values.current_value,
        current_values.current_withheld,
        prior_values.prior_value,
        prior_values.prior_withheld,
        round(current_values.current_value - prior_values.prior_value, 4) as change_value,
        greatest(current_values.current_withheld, prior_values.prior_withheld) as change_withheld
    from current_values
    inner join prior_values on current_values.member = prior_values.member
)

select
    {{ split.columns }}
    current_value as {{ metric.name }},
    current_withheld as {{ metric.name }}_withheld,
    prior_value as {{ metric.name }}_prior,
    prior_withheld as {{ metric.name }}_prior_withheld,
    change_value as {{ metric.name }}_change,
    change_withheld as {{ metric.name }}_change_withheld,
    round(100 * change_value / nullif(abs(prior_value), 0), 4) as {{ metric.name }}_change_pct,
    change_withheld as {{ metric.name }}_change_pct_withheld
from final
order by abs(change_value) desc nulls last, change_withheld, member
