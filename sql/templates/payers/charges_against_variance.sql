-- Each payer's charges beside what payments fell short of them, the largest charges first: size against loss.
with sums as (
    select
        payer,
        sum(total_claims) as total_claims,
        max(case when total_claims_withheld or total_claims is null then 1 else 0 end) as total_claims_withheld,
        sum(total_charges) as total_charges,
        max(case when total_charges_withheld or total_charges is null then 1 else 0 end) as total_charges_withheld,
        sum(total_payments) as total_payments,
        max(case when total_payments_withheld or total_payments is null then 1 else 0 end) as total_payments_withheld,
        sum(payer_paid) as payer_paid,
        max(case when payer_paid_withheld or payer_paid is null then 1 else 0 end) as payer_paid_withheld
    from claims_by_payer
    where contains(:tiles, '|' || period || '|')
      and payer <> '(all)'
      and (:payers = '' or contains(:payers, '|' || payer || '|'))
    group by payer
),

final as (
    select
        payer,
        case when total_claims_withheld = 0 then total_claims end as total_claims,
        total_claims_withheld,
        case when total_charges_withheld = 0 then total_charges end as total_charges,
        total_charges_withheld,
        case when total_payments_withheld = 0 then total_payments end as total_payments,
        total_payments_withheld,
        case
            when greatest(total_payments_withheld, total_charges_withheld) = 0 then total_payments - total_charges
        end as net_variance,
        greatest(total_payments_withheld, total_charges_withheld) as net_variance_withheld,
        case
            when greatest(total_payments_withheld, total_charges_withheld) = 0
                then round(100 * (total_payments - total_charges) / nullif(total_charges, 0), 4)
        end as variance_pct,
        greatest(total_payments_withheld, total_charges_withheld) as variance_pct_withheld,
        case
            when greatest(payer_paid_withheld, total_charges_withheld) = 0
                then round(100 * payer_paid / nullif(total_charges, 0), 4)
        end as payer_paid_pct,
        greatest(payer_paid_withheld, total_charges_withheld) as payer_paid_pct_withheld
    from sums
)

select
    payer,
    total_charges, total_charges_withheld,
    variance_pct, variance_pct_withheld,
    net_variance, net_variance_withheld,
    total_payments, total_payments_withheld,
    payer_paid_pct, payer_paid_pct_withheld,
    total_claims, total_claims_withheld
from final
order by total_charges desc nulls last, total_charges_withheld, payer
