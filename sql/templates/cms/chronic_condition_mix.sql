-- How many Medicare claims are of beneficiaries with each chronic condition, of all claims or of each claim type.
-- A claim counts under each condition its beneficiary has: the rows are parts of the total and are never added up.
with sums as (
    select
        {{ split.label }} as member,
        sum(total_claims) as total_claims,
        max(case when total_claims_withheld or total_claims is null then 1 else 0 end) as total_claims_withheld,
        sum(alzheimers_claims) as alzheimers_claims,
        max(case when alzheimers_claims_withheld or alzheimers_claims is null then 1 else 0 end) as alzheimers_claims_withheld,
        sum(heart_failure_claims) as heart_failure_claims,
        max(case when heart_failure_claims_withheld or heart_failure_claims is null then 1 else 0 end) as heart_failure_claims_withheld,
        sum(kidney_disease_claims) as kidney_disease_claims,
        max(case when kidney_disease_claims_withheld or kidney_disease_claims is null then 1 else 0 end) as kidney_disease_claims_withheld,
        sum(cancer_claims) as cancer_claims,
        max(case when cancer_claims_withheld or cancer_claims is null then 1 else 0 end) as cancer_claims_withheld,
        sum(copd_claims) as copd_claims,
        max(case when copd_claims_withheld or copd_claims is null then 1 else 0 end) as copd_claims_withheld,
        sum(depression_claims) as depression_claims,
        max(case when depression_claims_withheld or depression_claims is null then 1 else 0 end) as depression_claims_withheld,
        sum(diabetes_claims) as diabetes_claims,
        max(case when diabetes_claims_withheld or diabetes_claims is null then 1 else 0 end) as diabetes_claims_withheld,
        sum(ischemic_heart_claims) as ischemic_heart_claims,
        max(case when ischemic_heart_claims_withheld or ischemic_heart_claims is null then 1 else 0 end) as ischemic_heart_claims_withheld,
        sum(osteoporosis_claims) as osteoporosis_claims,
        max(case when osteoporosis_claims_withheld or osteoporosis_claims is null then 1 else 0 end) as osteoporosis_claims_withheld,
        sum(arthritis_claims) as arthritis_claims,
        max(case when arthritis_claims_withheld or arthritis_claims is null then 1 else 0 end) as arthritis_claims_withheld,
        sum(stroke_claims) as stroke_claims,
        max(case when stroke_claims_withheld or stroke_claims is null then 1 else 0 end) as stroke_claims_withheld
    from reimbursements_by_claim_type
    where contains(:tiles, '|' || period || '|')
      and (
          contains(:claim_types, '|' || claim_type || '|')
          or (:claim_types = '' and {{ split.is_split }} and claim_type <> '(all)')
          or (:claim_types = '' and {{ split.is_whole }} and claim_type = '(all)')
      )
    group by {{ split.label }}
),

conditions as (
    select member, 'alzheimers' as condition_key, 'Alzheimer’s disease' as condition, total_claims, total_claims_withheld, alzheimers_claims as condition_claims, alzheimers_claims_withheld as condition_claims_withheld from sums
    union all
    select member, 'heart_failure' as condition_key, 'Heart failure' as condition, total_claims, total_claims_withheld, heart_failure_claims as condition_claims, heart_failure_claims_withheld as condition_claims_withheld from sums
    union all
    select member, 'kidney_disease' as condition_key, 'Chronic kidney disease' as condition, total_claims, total_claims_withheld, kidney_disease_claims as condition_claims, kidney_disease_claims_withheld as condition_claims_withheld from sums
    union all
    select member, 'cancer' as condition_key, 'Cancer' as condition, total_claims, total_claims_withheld, cancer_claims as condition_claims, cancer_claims_withheld as condition_claims_withheld from sums
    union all
    select member, 'copd' as condition_key, 'COPD' as condition, total_claims, total_claims_withheld, copd_claims as condition_claims, copd_claims_withheld as condition_claims_withheld from sums
    union all
    select member, 'depression' as condition_key, 'Depression' as condition, total_claims, total_claims_withheld, depression_claims as condition_claims, depression_claims_withheld as condition_claims_withheld from sums
    union all
    select member, 'diabetes' as condition_key, 'Diabetes' as condition, total_claims, total_claims_withheld, diabetes_claims as condition_claims, diabetes_claims_withheld as condition_claims_withheld from sums
    union all
    select member, 'ischemic_heart' as condition_key, 'Ischemic heart disease' as condition, total_claims, total_claims_withheld, ischemic_heart_claims as condition_claims, ischemic_heart_claims_withheld as condition_claims_withheld from sums
    union all
    select member, 'osteoporosis' as condition_key, 'Osteoporosis' as condition, total_claims, total_claims_withheld, osteoporosis_claims as condition_claims, osteoporosis_claims_withheld as condition_claims_withheld from sums
    union all
    select member, 'arthritis' as condition_key, 'Arthritis' as condition, total_claims, total_claims_withheld, arthritis_claims as condition_claims, arthritis_claims_withheld as condition_claims_withheld from sums
    union all
    select member, 'stroke' as condition_key, 'Stroke' as condition, total_claims, total_claims_withheld, stroke_claims as condition_claims, stroke_claims_withheld as condition_claims_withheld from sums
),

final as (
    select
        member,
        condition,
        case when condition_claims_withheld = 0 then condition_claims end as condition_claims,
        condition_claims_withheld,
        case when total_claims_withheld = 0 then total_claims end as total_claims,
        total_claims_withheld,
        case
            when greatest(condition_claims_withheld, total_claims_withheld) = 0
                then round(100 * condition_claims / nullif(total_claims, 0), 4)
        end as condition_share,
        greatest(condition_claims_withheld, total_claims_withheld) as condition_share_withheld
    from conditions
    where :chosen in ('all', condition_key)
)

select
    condition,
    {{ split.columns }}
    condition_share, condition_share_withheld,
    condition_claims, condition_claims_withheld,
    total_claims, total_claims_withheld
from final
order by condition_share desc nulls last, condition_share_withheld, condition, member
