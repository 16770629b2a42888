-- Medicare claims that call for a second look over whole years, by claim type: those above 10,000 USD and those after death.
with sums as (
    select
        claim_type,
        sum(total_claims) as total_claims,
        max(case when total_claims_withheld or total_claims is null then 1 else 0 end) as total_claims_withheld,
        sum(high_value_claims) as high_value_claims,
        max(case when high_value_claims_withheld or high_value_claims is null then 1 else 0 end) as high_value_claims_withheld,
        sum(claims_after_death) as claims_after_death,
        max(case when claims_after_death_withheld or claims_after_death is null then 1 else 0 end) as claims_after_death_withheld
    from reimbursements_by_claim_type
    where contains(:tiles, '|' || period || '|')
      and (:claim_types = '' or contains(:claim_types, '|' || claim_type || '|') or claim_type = '(all)')
    group by claim_type
),

final as (
    select
        case when claim_type = '(all)' then 1 else 0 end as is_total,
        case when claim_type = '(all)' then 'All claims' else claim_type end as claim_type,
        case when total_claims_withheld = 0 then total_claims end as total_claims,
        total_claims_withheld,
        case
            when greatest(high_value_claims_withheld, total_claims_withheld) = 0
                then round(100 * high_value_claims / nullif(total_claims, 0), 4)
        end as high_value_share,
        greatest(high_value_claims_withheld, total_claims_withheld) as high_value_share_withheld,
        case when claims_after_death_withheld = 0 then claims_after_death end as claims_after_death,
        claims_after_death_withheld,
        case
            when greatest(claims_after_death_withheld, total_claims_withheld) = 0
                then round(100 * claims_after_death / nullif(total_claims, 0), 4)
        end as after_death_share,
        greatest(claims_after_death_withheld, total_claims_withheld) as after_death_share_withheld
    from sums
)

select
    claim_type,
    claims_after_death, claims_after_death_withheld,
    after_death_share, after_death_share_withheld,
    high_value_share, high_value_share_withheld,
    total_claims, total_claims_withheld
from final
order by is_total, claims_after_death desc nulls last, claim_type
