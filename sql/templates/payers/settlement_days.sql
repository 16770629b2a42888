-- How long each payer's claims took from first charge to last payment, and all payers when none are chosen. The average
-- is the sum of days over the claims settled, so that averages of several months are right.
with sums as (
    select
        payer,
        sum(settlement_days) as settlement_days,
        max(case when settlement_days_withheld or settlement_days is null then 1 else 0 end)
            as settlement_days_withheld,
        sum(settled_claims) as settled_claims,
        max(case when settled_claims_withheld or settled_claims is null then 1 else 0 end) as settled_claims_withheld,
        sum(total_claims) as total_claims,
        max(case when total_claims_withheld or total_claims is null then 1 else 0 end) as total_claims_withheld
    from claims_by_payer
    where contains(:tiles, '|' || period || '|')
      and (:payers = '' or contains(:payers, '|' || payer || '|'))
    group by payer
),

final as (
    select
        case when payer = '(all)' then 1 else 0 end as is_total,
        case when payer = '(all)' then 'All payers' else payer end as payer,
        case
            when greatest(settlement_days_withheld, settled_claims_withheld) = 0
                then round(settlement_days / nullif(settled_claims, 0), 4)
        end as settlement_days_avg,
        greatest(settlement_days_withheld, settled_claims_withheld) as settlement_days_avg_withheld,
        case when settled_claims_withheld = 0 then settled_claims end as settled_claims,
        settled_claims_withheld,
        case when total_claims_withheld = 0 then total_claims end as total_claims,
        total_claims_withheld
    from sums
)

select
    payer,
    settlement_days_avg, settlement_days_avg_withheld,
    settled_claims, settled_claims_withheld,
    total_claims, total_claims_withheld
from final
order by
    is_total,
    case when total_claims = 0 then 1 else 0 end,
    settlement_days_avg {{ order.direction }},
    settlement_days_avg_withheld,
    payer
