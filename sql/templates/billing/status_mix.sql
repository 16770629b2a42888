-- What became of the submitted claims of each payer, location, procedure or diagnosis group: five statuses, whose
-- counts add up to all claims. The published total comes last.
with sums as (
    select
        {{ by.member }} as member,
        sum(total_claims) as total_claims,
        max(case when total_claims_withheld or total_claims is null then 1 else 0 end) as total_claims_withheld,
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
        case when approved_claims_withheld = 0 then approved_claims end as approved_claims,
        approved_claims_withheld,
        case when paid_claims_withheld = 0 then paid_claims end as paid_claims,
        paid_claims_withheld,
        case when partially_paid_claims_withheld = 0 then partially_paid_claims end as partially_paid_claims,
        partially_paid_claims_withheld,
        case when rejected_claims_withheld = 0 then rejected_claims end as rejected_claims,
        rejected_claims_withheld,
        case when pending_claims_withheld = 0 then pending_claims end as pending_claims,
        pending_claims_withheld,
        case when greatest(approved_claims_withheld, paid_claims_withheld, partially_paid_claims_withheld, total_claims_withheld) = 0 then round(100 * (approved_claims + paid_claims + partially_paid_claims) / nullif(total_claims, 0), 4) end as approval_rate,
        greatest(approved_claims_withheld, paid_claims_withheld, partially_paid_claims_withheld, total_claims_withheld) as approval_rate_withheld,
        case when greatest(rejected_claims_withheld, total_claims_withheld) = 0 then round(100 * rejected_claims / nullif(total_claims, 0), 4) end as rejection_rate,
        greatest(rejected_claims_withheld, total_claims_withheld) as rejection_rate_withheld,
        case when greatest(pending_claims_withheld, total_claims_withheld) = 0 then round(100 * pending_claims / nullif(total_claims, 0), 4) end as pending_rate,
        greatest(pending_claims_withheld, total_claims_withheld) as pending_rate_withheld
    from sums
)

select
    member as {{ by.member }},
    total_claims, total_claims_withheld,
    approved_claims, approved_claims_withheld,
    paid_claims, paid_claims_withheld,
    partially_paid_claims, partially_paid_claims_withheld,
    rejected_claims, rejected_claims_withheld,
    pending_claims, pending_claims_withheld,
    approval_rate, approval_rate_withheld,
    rejection_rate, rejection_rate_withheld,
    pending_rate, pending_rate_withheld
from final
order by is_total, rejection_rate desc nulls last, rejection_rate_withheld, member
