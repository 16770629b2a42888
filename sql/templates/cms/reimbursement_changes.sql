-- What later loads changed of claims whose quarter was published before, by claim type, for whole quarters of service.
with sums as (
    select
        claim_type,
        sum(changed_claims) as changed_claims,
        max(case when changed_claims_withheld or changed_claims is null then 1 else 0 end) as changed_claims_withheld,
        sum(raised_claims) as raised_claims,
        max(case when raised_claims_withheld or raised_claims is null then 1 else 0 end) as raised_claims_withheld,
        sum(lowered_claims) as lowered_claims,
        max(case when lowered_claims_withheld or lowered_claims is null then 1 else 0 end) as lowered_claims_withheld,
        sum(amount_change) as amount_change,
        max(case when amount_change_withheld or amount_change is null then 1 else 0 end) as amount_change_withheld
    from reimbursement_changes_by_claim_type
    where contains(:tiles, '|' || period || '|')
      and (:claim_types = '' or contains(:claim_types, '|' || claim_type || '|'))
    group by claim_type
),

final as (
    select
        case when claim_type = '(all)' then 1 else 0 end as is_total,
        case when claim_type = '(all)' then 'All claims' else claim_type end as claim_type,
        case when changed_claims_withheld = 0 then changed_claims end as restated_claims,
        changed_claims_withheld as restated_claims_withheld,
        case when raised_claims_withheld = 0 then raised_claims end as raised_claims,
        raised_claims_withheld,
        case when lowered_claims_withheld = 0 then lowered_claims end as lowered_claims,
        lowered_claims_withheld,
        case when amount_change_withheld = 0 then amount_change end as amount_change,
        amount_change_withheld
    from sums
)

select
    claim_type,
    restated_claims, restated_claims_withheld,
    raised_claims, raised_claims_withheld,
    lowered_claims, lowered_claims_withheld,
    amount_change, amount_change_withheld
from final
order by is_total, restated_claims desc nulls last, claim_type
