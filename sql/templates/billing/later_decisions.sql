-- What was decided after a quarter of service was published: claims that changed, of them newly paid and newly rejected,
-- and what was paid later, per payer or per month of the release that showed it first.
with sums as (
    select
        {{ by.member }} as member,
        sum(changed_claims) as changed_claims,
        max(case when changed_claims_withheld or changed_claims is null then 1 else 0 end) as changed_claims_withheld,
        sum(newly_paid_claims) as newly_paid_claims,
        max(case when newly_paid_claims_withheld or newly_paid_claims is null then 1 else 0 end)
            as newly_paid_claims_withheld,
        sum(newly_rejected_claims) as newly_rejected_claims,
        max(case when newly_rejected_claims_withheld or newly_rejected_claims is null then 1 else 0 end)
            as newly_rejected_claims_withheld,
        sum(later_paid_amount) as later_paid_amount,
        max(case when later_paid_amount_withheld or later_paid_amount is null then 1 else 0 end)
            as later_paid_amount_withheld
    from later_decisions_by_payer
    where contains(:tiles, '|' || period || '|')
      and {{ by.rows }}
    group by {{ by.member }}
),

final as (
    select
        case when member = '(all)' then 1 else 0 end as is_total,
        {{ by.label }} as member,
        case when changed_claims_withheld = 0 then changed_claims end as changed_claims,
        changed_claims_withheld,
        case when newly_paid_claims_withheld = 0 then newly_paid_claims end as newly_paid_claims,
        newly_paid_claims_withheld,
        case when newly_rejected_claims_withheld = 0 then newly_rejected_claims end as newly_rejected_claims,
        newly_rejected_claims_withheld,
        case when later_paid_amount_withheld = 0 then later_paid_amount end as later_paid_amount,
        later_paid_amount_withheld
    from sums
)

select
    member as {{ by.column }},
    changed_claims, changed_claims_withheld,
    newly_paid_claims, newly_paid_claims_withheld,
    newly_rejected_claims, newly_rejected_claims_withheld,
    later_paid_amount, later_paid_amount_withheld
from final
order by is_total, {{ by.first }} member
