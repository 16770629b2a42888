-- Specialties side by side over whole years: claims per patient, charge per claim and the share of high-value claims,
-- the highest share first; the published total of all specialties comes last when none are chosen.
with sums as (
    select
        specialty,
        sum(total_claims) as total_claims,
        max(case when total_claims_withheld or total_claims is null then 1 else 0 end) as total_claims_withheld,
        sum(total_charges) as total_charges,
        max(case when total_charges_withheld or total_charges is null then 1 else 0 end) as total_charges_withheld,
        sum(high_value_claims) as high_value_claims,
        max(case when high_value_claims_withheld or high_value_claims is null then 1 else 0 end)
            as high_value_claims_withheld,
        sum(patients) as patients,
        max(case when patients_withheld or patients is null then 1 else 0 end) as patients_withheld,
        -- Distinct patients cannot be added up: they are shown for one published cell only.
        sum(1) as cells
    from claims_by_organization_specialty
    where contains(:tiles, '|' || period || '|')
      and organization = '(all)'
      and (:specialties = '' or contains(:specialties, '|' || specialty || '|'))
    group by specialty
),

final as (
    select
        case when specialty = '(all)' then 1 else 0 end as is_total,
        case when specialty = '(all)' then 'All specialties' else specialty end as specialty,
        case when total_claims_withheld = 0 then total_claims end as total_claims,
        total_claims_withheld,
        case when patients_withheld = 0 and cells = 1 then patients end as patients,
        patients_withheld,
        case
            when greatest(total_claims_withheld, patients_withheld) = 0 and cells = 1
                then round(total_claims / nullif(patients, 0), 4)
        end as claims_per_patient,
        greatest(total_claims_withheld, patients_withheld) as claims_per_patient_withheld,
        case
            when greatest(total_charges_withheld, total_claims_withheld) = 0
                then round(total_charges / nullif(total_claims, 0), 2)
        end as charge_per_claim,
        greatest(total_charges_withheld, total_claims_withheld) as charge_per_claim_withheld,
        case
            when greatest(high_value_claims_withheld, total_claims_withheld) = 0
                then round(100 * high_value_claims / nullif(total_claims, 0), 4)
        end as high_value_share,
        greatest(high_value_claims_withheld, total_claims_withheld) as high_value_share_withheld
    from sums
)

select
    specialty,
    high_value_share, high_value_share_withheld,
    charge_per_claim, charge_per_claim_withheld,
    total_claims, total_claims_withheld,
    patients, patients_withheld,
    claims_per_patient, claims_per_patient_withheld
from final
order by
    is_total,
    case when total_claims = 0 then 1 else 0 end,
    {{ metric.name }} {{ order.direction }},
    {{ metric.name }}_withheld,
    specialty
