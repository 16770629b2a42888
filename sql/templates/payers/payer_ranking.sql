-- Payers ranked by one claims metric; withheld values come after those shown, payers without a claim last, ties
-- stand in order of name.
with cells as (
    select
        payer,
        {{ metric.amount }} as amount,
        {{ metric.base }} as base,
        case
            when {{ metric.withheld }} or ({{ metric.amount }}) is null or ({{ metric.base }}) is null then 1
            else 0
        end as is_withheld,
        total_claims,
        case when total_claims_withheld or total_claims is null then 1 else 0 end as claims_withheld,
        total_charges,
        case when total_charges_withheld or total_charges is null then 1 else 0 end as charges_withheld,
        total_payments,
        case when total_payments_withheld or total_payments is null then 1 else 0 end as payments_withheld,
        payer_paid,
        case when payer_paid_withheld or payer_paid is null then 1 else 0 end as paid_withheld
    from claims_by_payer
    where contains(:tiles, '|' || period || '|')
      and payer <> '(all)'
      and (:payers = '' or contains(:payers, '|' || payer || '|'))
),

sums as (
    select
        payer,
        case when max(is_withheld) = 0 then {{ metric.value }} end as metric_value,
        max(is_withheld) as metric_withheld,
        sum(total_claims) as claims,
        max(claims_withheld) as claims_withheld,
        sum(total_charges) as charges,
        max(charges_withheld) as charges_withheld,
        sum(total_payments) as payments,
        max(payments_withheld) as payments_withheld,
        sum(payer_paid) as paid,
        max(paid_withheld) as paid_withheld
    from cells
    group by payer
)

select
    payer,
    {{ metric.lead_columns }}
    case when claims_withheld = 0 then claims end as total_claims,
    claims_withheld as total_claims_withheld,
    case when charges_withheld = 0 then charges end as total_charges,
    charges_withheld as total_charges_withheld,
    case
        when greatest(payments_withheld, charges_withheld) = 0
            then round(100 * (payments - charges) / nullif(charges, 0), 4)
    end as variance_pct,
    greatest(payments_withheld, charges_withheld) as variance_pct_withheld,
    case
        when greatest(paid_withheld, charges_withheld) = 0 then round(100 * paid / nullif(charges, 0), 4)
    end as payer_paid_pct,
    greatest(paid_withheld, charges_withheld) as payer_paid_pct_withheld
from sums
where
    metric_withheld = 1
    or (
        metric_value > :above
        and metric_value >= :at_least
        and metric_value < :below
        and metric_value <= :at_most
    )
    or (
        metric_value is null
        and :above + :at_least < -1500000000000000
        and :below + :at_most > 1500000000000000
    )
order by
    case when claims_withheld = 0 and claims = 0 then 1 else 0 end,
    metric_value {{ order.direction }},
    metric_withheld,
    payer
limit :row_limit
