-- What Medicare reimbursed over a period by claim type, with the published total of both types last.
with sums as (
    select
        claim_type,
        sum(total_claims) as total_claims,
        max(case when total_claims_withheld or total_claims is null then 1 else 0 end) as total_claims_withheld,
        sum(persons) as persons,
        max(case when persons_withheld or persons is null then 1 else 0 end) as persons_withheld,
        sum(reimbursed_amount) as reimbursed_amount,
        max(case when reimbursed_amount_withheld or reimbursed_amount is null then 1 else 0 end) as reimbursed_amount_withheld,
        sum(deductible_amount) as deductible_amount,
        max(case when deductible_amount_withheld or deductible_amount is null then 1 else 0 end) as deductible_amount_withheld,
        sum(inpatient_days) as inpatient_days,
        max(case when inpatient_days_withheld or inpatient_days is null then 1 else 0 end) as inpatient_days_withheld,
        -- Distinct beneficiaries cannot be added up: they are shown for one published cell only.
        sum(1) as cells
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
        case when persons_withheld = 0 and cells = 1 then persons end as beneficiaries,
        persons_withheld as beneficiaries_withheld,
        case when reimbursed_amount_withheld = 0 then reimbursed_amount end as reimbursed_amount,
        reimbursed_amount_withheld,
        case
            when greatest(reimbursed_amount_withheld, total_claims_withheld) = 0
                then round(reimbursed_amount / nullif(total_claims, 0), 2)
        end as reimbursed_per_claim,
        greatest(reimbursed_amount_withheld, total_claims_withheld) as reimbursed_per_claim_withheld,
        case when deductible_amount_withheld = 0 then deductible_amount end as deductible_amount,
        deductible_amount_withheld,
        case when inpatient_days_withheld = 0 then inpatient_days end as inpatient_days,
        inpatient_days_withheld,
        -- A stay is an inpatient one: outpatient claims and both types together have no average.
        case
            when claim_type = 'Inpatient' and greatest(inpatient_days_withheld, total_claims_withheld) = 0
                then round(inpatient_days / nullif(total_claims, 0), 4)
        end as length_of_stay_avg,
        case when claim_type = 'Inpatient' then greatest(inpatient_days_withheld, total_claims_withheld) else 0 end as length_of_stay_avg_withheld
    from sums
)

select
    claim_type,
    total_claims, total_claims_withheld,
    beneficiaries, beneficiaries_withheld,
    reimbursed_amount, reimbursed_amount_withheld,
    reimbursed_per_claim, reimbursed_per_claim_withheld,
    deductible_amount, deductible_amount_withheld,
    inpatient_days, inpatient_days_withheld,
    length_of_stay_avg, length_of_stay_avg_withheld
from final
order by is_total, reimbursed_amount desc nulls last, claim_type
