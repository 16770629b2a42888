-- What arrived after a quarter of service was published, per payer and for all payers when none are chosen.
with sums as (
    select
        payer,
        sum(late_claims) as late_claims,
        max(case when late_claims_withheld or late_claims is null then 1 else 0 end) as late_claims_withheld,
        sum(late_charges) as late_charges,
        max(case when late_charges_withheld or late_charges is null then 1 else 0 end) as late_charges_withheld,
        sum(late_payments) as late_payments,
        max(case when late_payments_withheld or late_payments is null then 1 else 0 end) as late_payments_withheld
    from late_payments_by_payer
    where contains(:tiles, '|' || period || '|')
      and (:payers = '' or contains(:payers, '|' || payer || '|'))
    group by payer
),

final as (
    select
        case when payer = '(all)' then 1 else 0 end as is_total,
        case when payer = '(all)' then 'All payers' else payer end as payer,
        case when late_claims_withheld = 0 then late_claims end as late_claims,
        late_claims_withheld,
        case when late_charges_withheld = 0 then late_charges end as late_charges,
        late_charges_withheld,
        case when late_payments_withheld = 0 then late_payments end as late_payments,
        late_payments_withheld
    from sums
)

select
    payer,
    late_claims, late_claims_withheld,
    late_charges, late_charges_withheld,
    late_payments, late_payments_withheld
from final
order by is_total, late_payments desc nulls last, payer
