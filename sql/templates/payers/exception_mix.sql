-- Claims by exception category, per payer and for all payers when none are chosen.
with sums as (
    select
        payer,
        sum(total_claims) as total_claims,
        max(case when total_claims_withheld or total_claims is null then 1 else 0 end) as total_claims_withheld,
        sum(no_charge_claims) as no_charge_claims,
        max(case when no_charge_claims_withheld or no_charge_claims is null then 1 else 0 end) as no_charge_claims_withheld,
        sum(zero_pay_claims) as zero_pay_claims,
        max(case when zero_pay_claims_withheld or zero_pay_claims is null then 1 else 0 end) as zero_pay_claims_withheld,
        sum(underpaid_claims) as underpaid_claims,
        max(case when underpaid_claims_withheld or underpaid_claims is null then 1 else 0 end) as underpaid_claims_withheld,
        sum(overpaid_claims) as overpaid_claims,
        max(case when overpaid_claims_withheld or overpaid_claims is null then 1 else 0 end) as overpaid_claims_withheld,
        sum(matched_claims) as matched_claims,
        max(case when matched_claims_withheld or matched_claims is null then 1 else 0 end) as matched_claims_withheld
    from claims_by_payer
    where contains(:tiles, '|' || period || '|')
      and (:payers = '' or contains(:payers, '|' || payer || '|'))
    group by payer
),

final as (
    select
        case when payer = '(all)' then 1 else 0 end as is_total,
        case when payer = '(all)' then 'All payers' else payer end as payer,
        case when total_claims_withheld = 0 then total_claims end as total_claims,
        total_claims_withheld,
        case when no_charge_claims_withheld = 0 then no_charge_claims end as no_charge_claims,
        no_charge_claims_withheld,
        case when zero_pay_claims_withheld = 0 then zero_pay_claims end as zero_pay_claims,
        zero_pay_claims_withheld,
        case when underpaid_claims_withheld = 0 then underpaid_claims end as underpaid_claims,
        underpaid_claims_withheld,
        case when overpaid_claims_withheld = 0 then overpaid_claims end as overpaid_claims,
        overpaid_claims_withheld,
        case when matched_claims_withheld = 0 then matched_claims end as matched_claims,
        matched_claims_withheld,
        case
            when greatest(underpaid_claims_withheld, total_claims_withheld) = 0
                then round(100 * underpaid_claims / nullif(total_claims, 0), 4)
        end as underpayment_rate,
        greatest(underpaid_claims_withheld, total_claims_withheld) as underpayment_rate_withheld
    from sums
)

select
    payer,
    total_claims, total_claims_withheld,
    underpaid_claims, underpaid_claims_withheld,
    zero_pay_claims, zero_pay_claims_withheld,
    overpaid_claims, overpaid_claims_withheld,
    no_charge_claims, no_charge_claims_withheld,
    matched_claims, matched_claims_withheld,
    underpayment_rate, underpayment_rate_withheld
from final
order by is_total, total_claims desc nulls last, payer
