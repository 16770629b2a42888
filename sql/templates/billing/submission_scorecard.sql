-- Submitted claims of each payer, location, procedure or diagnosis group: amounts claimed, paid, outstanding and rejected,
-- and what became of the claims. Ranked by one metric, those withheld after those shown, the published total last.
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
        max(case when rejected_amount_withheld or rejected_amount is null then 1 else 0 end) as rejected_amount_withheld,
        sum(approved_claims) as approved_claims,
        max(case when approved_claims_withheld or approved_claims is null then 1 else 0 end) as approved_claims_withheld,
        sum(paid_claims) as paid_claims,
        max(case when paid_claims_withheld or paid_claims is null then 1 else 0 end) as paid_claims_withheld,
        sum(partially_paid_claims) as partially_paid_claims,
        max(case when partially_paid_claims_withheld or partially_paid_claims is null then 1 else 0 end) as partially_paid_claims_withheld,
        sum(rejected_claims) as rejected_claims,
        max(case when rejected_claims_withheld or rejected_claims is null then 1 else 0 end) as rejected_claims_withheld,
        sum(pending_claims) as pending_claims,
        max(case when pending_claims_withheld or pending_claims is null then 1 else 0 end) as pending_claims_withheld
    from {{ by.family }}
    where contains(:tiles, '|' || period || '|')
      and {{ by.rows }}
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
        greatest(paid_amount_withheld, claimed_amount_withheld) as paid_pct_withheld,
        case when greatest(approved_claims_withheld, paid_claims_withheld, partially_paid_claims_withheld, total_claims_withheld) = 0 then round(100 * (approved_claims + paid_claims + partially_paid_claims) / nullif(total_claims, 0), 4) end as approval_rate,
        greatest(approved_claims_withheld, paid_claims_withheld, partially_paid_claims_withheld, total_claims_withheld) as approval_rate_withheld,
        case when greatest(rejected_claims_withheld, total_claims_withheld) = 0 then round(100 * rejected_claims / nullif(total_claims, 0), 4) end as rejection_rate,
        greatest(rejected_claims_withheld, total_claims_withheld) as rejection_rate_withheld,
        case when greatest(pending_claims_withheld, total_claims_withheld) = 0 then round(100 * pending_claims / nullif(total_claims, 0), 4) end as pending_rate,
        greatest(pending_claims_withheld, total_claims_withheld) as pending_rate_withheld,
        case when greatest(claimed_amount_withheld, total_claims_withheld) = 0 then round(claimed_amount / nullif(total_claims, 0), 2) end as claimed_per_claim,
        greatest(claimed_amount_withheld, total_claims_withheld) as claimed_per_claim_withheld
    from sums
)

select
    member as {{ by.member }},
    total_claims, total_claims_withheld,
    claimed_amount, claimed_amount_withheld,
    paid_amount, paid_amount_withheld,
    outstanding_amount, outstanding_amount_withheld,
    rejected_amount, rejected_amount_withheld,
    paid_pct, paid_pct_withheld,
    approval_rate, approval_rate_withheld,
    rejection_rate, rejection_rate_withheld,
    pending_rate, pending_rate_withheld,
    claimed_per_claim, claimed_per_claim_withheld
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
