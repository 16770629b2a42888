-- Underpaid claims as a share of claims, per payer or per encounter class, and of all when none are chosen.
with sums as (
    select
        {{ by.label }} as member,
        sum(underpaid_claims) as underpaid_claims,
        max(case when underpaid_claims_withheld or underpaid_claims is null then 1 else 0 end)
            as underpaid_claims_withheld,
        sum(total_claims) as total_claims,
        max(case when total_claims_withheld or total_claims is null then 1 else 0 end) as total_claims_withheld
    from {{ by.family }}
    where contains(:tiles, '|' || period || '|')
      and {{ by.payers }}
      and {{ by.encounter_classes }}
    group by {{ by.label }}
),

final as (
    select
        case when member = '(all)' then 1 else 0 end as is_total,
        case when member = '(all)' then '{{ by.total }}' else member end as member,
        case
            when greatest(underpaid_claims_withheld, total_claims_withheld) = 0
                then round(100 * underpaid_claims / nullif(total_claims, 0), 4)
        end as underpayment_rate,
        greatest(underpaid_claims_withheld, total_claims_withheld) as underpayment_rate_withheld,
        case when underpaid_claims_withheld = 0 then underpaid_claims end as underpaid_claims,
        underpaid_claims_withheld,
        case when total_claims_withheld = 0 then total_claims end as total_claims,
        total_claims_withheld
    from sums
)

select
    member as {{ by.label }},
    underpayment_rate, underpayment_rate_withheld,
    underpaid_claims, underpaid_claims_withheld,
    total_claims, total_claims_withheld
from final
order by
    is_total,
    case when total_claims = 0 then 1 else 0 end,
    underpayment_rate {{ order.direction }},
    underpayment_rate_withheld,
    member
