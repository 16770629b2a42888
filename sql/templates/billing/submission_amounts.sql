-- Amounts of each location, procedure or diagnosis group for the chosen payers together, or for all.
-- Ranked by one metric, those withheld after those shown; the total over all members comes last.
with sums as (
    select
        {{ by.member }} as member,
        sum(total_claims) as total_claims,
        max(case when total_claims_withheld or total_claims is null then 1 else 0 end) as total_claims_withheld,
        sum(claimed_amount) as claimed_amount,
        max(case when claimed_amount_withheld or claimed_amount is null then 1 else 0 end) as claimed_amount_withheld,
        sum(paid_amount) as paid_amount,
        max(case when paid_amount_withheld or paid_amount is null then 1 else 0 end) as paid_amount_withheld,
        sum(outstanding_amount) as outstanding_amount,
        max(case when outstanding_amount_withheld or outstanding_amount is null then 1 else 0 end) as outstanding_amount_withheld,
        sum(rejected_amount) as rejected_amount,
        max(case when rejected_amount_withheld or rejected_amount is null then 1 else 0 end) as rejected_amount_withheld
    from {{ by.family }}
    where contains(:tiles, '|' || period || '|')
      and ((:payers = '' and payer = '(all)') or contains(:payers, '|' || payer || '|'))
      and (:locations = '' or contains(:locations, '|' || {{ by.member }} || '|') or {{ by.member }} = '(all)')
      and (:procedure_groups = '' or contains(:procedure_groups, '|' || {{ by.member }} || '|') or {{ by.member }} = '(all)')
      and (:diagnosis_groups = '' or contains(:diagnosis_groups, '|' || {{ by.member }} || '|') or {{ by.member }} = '(all)')
    group by {{ by.member }}
),

final as (
    select
        case when member = '(all)' then 1 else 0 end as is_total,
        case when member = '(all)' then {{ by.total }} else member end as member,
        case when total_claims_withheld = 0 then total_claims end as total_claims,
        total_claims_withheld,
        case when claimed_amount_withheld = 0 then claimed_amount end as claimed_amount,
        claimed_amount_withheld,
        case when paid_amount_withheld = 0 then paid_amount end as paid_amount,
        paid_amount_withheld,
        case when outstanding_amount_withheld = 0 then outstanding_amount end as outstanding_amount,
        outstanding_amount_withheld,
        case when rejected_amount_withheld = 0 then rejected_amount end as rejected_amount,
        rejected_amount_withheld,
        case when greatest(paid_amount_withheld, claimed_amount_withheld) = 0 then round(100 * paid_amount / nullif(claimed_amount, 0), 4) end as paid_pct,
        greatest(paid_amount_withheld, claimed_amount_withheld) as paid_pct_withheld
    from sums
)

select
    member as {{ by.member }},
    total_claims, total_claims_withheld,
    claimed_amount, claimed_amount_withheld,
    paid_amount, paid_amount_withheld,
    outstanding_amount, outstanding_amount_withheld,
    rejected_amount, rejected_amount_withheld,
    paid_pct, paid_pct_withheld
from final
where
    is_total = 1
    or {{ metric.name }}_withheld = 1
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
    is_total,
    case when total_claims = 0 then 1 else 0 end,
    {{ metric.name }} {{ order.direction }},
    {{ metric.name }}_withheld,
    member
limit :row_limit
