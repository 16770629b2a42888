-- Claims, charges, payments and variance of each organization, for all payers or the sum of the chosen ones.
-- Ranked by one metric, those withheld after those shown; the published total comes last when none are chosen.
with sums as (
    select
        organization,
        sum(total_claims) as total_claims,
        max(case when total_claims_withheld or total_claims is null then 1 else 0 end) as total_claims_withheld,
        sum(total_charges) as total_charges,
        max(case when total_charges_withheld or total_charges is null then 1 else 0 end) as total_charges_withheld,
        sum(total_payments) as total_payments,
        max(case when total_payments_withheld or total_payments is null then 1 else 0 end) as total_payments_withheld,
        sum(payer_paid) as payer_paid,
        max(case when payer_paid_withheld or payer_paid is null then 1 else 0 end) as payer_paid_withheld,
        sum(patient_paid) as patient_paid,
        max(case when patient_paid_withheld or patient_paid is null then 1 else 0 end) as patient_paid_withheld
    from claims_by_payer_organization
    where contains(:tiles, '|' || period || '|')
      and ((:payers = '' and payer = '(all)') or contains(:payers, '|' || payer || '|'))
      and (:organizations = '' or contains(:organizations, '|' || organization || '|'))
    group by organization
),

final as (
    select
        case when organization = '(all)' then 1 else 0 end as is_total,
        case when organization = '(all)' then 'All organizations' else organization end as organization,
        case when total_claims_withheld = 0 then total_claims end as total_claims,
        total_claims_withheld,
        case when total_charges_withheld = 0 then total_charges end as total_charges,
        total_charges_withheld,
        case when total_payments_withheld = 0 then total_payments end as total_payments,
        total_payments_withheld,
        case when payer_paid_withheld = 0 then payer_paid end as payer_paid,
        payer_paid_withheld,
        case when patient_paid_withheld = 0 then patient_paid end as patient_paid,
        patient_paid_withheld,
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
    organization,
    total_claims, total_claims_withheld,
    total_charges, total_charges_withheld,
    total_payments, total_payments_withheld,
    payer_paid, payer_paid_withheld,
    patient_paid, patient_paid_withheld,
    net_variance, net_variance_withheld,
    variance_pct, variance_pct_withheld,
    payer_paid_pct, payer_paid_pct_withheld
from final
where
    {{ metric.name }}_withheld = 1
    or is_total = 1
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
    organization
limit :row_limit
