-- Tracked providers ranked by one metric over whole years; the folded rest is ranked only when asked for by name.
with sums as (
    select
        provider,
        specialty,
        organization,
        sum(total_claims) as total_claims,
        max(case when total_claims_withheld or total_claims is null then 1 else 0 end) as total_claims_withheld,
        sum(total_charges) as total_charges,
        max(case when total_charges_withheld or total_charges is null then 1 else 0 end) as total_charges_withheld,
        sum(patients) as patients,
        max(case when patients_withheld or patients is null then 1 else 0 end) as patients_withheld,
        -- Distinct patients cannot be added up: they are shown for one published cell only.
        sum(1) as cells
    from claims_by_provider
    where contains(:tiles, '|' || period || '|')
      and (
          (:providers = '' and provider not in ('(all)', 'Other providers'))
          or contains(:providers, '|' || provider || '|')
      )
      and (:specialties = '' or contains(:specialties, '|' || specialty || '|'))
      and (:organizations = '' or contains(:organizations, '|' || organization || '|'))
    group by provider, specialty, organization
),

final as (
    select
        provider,
        specialty,
        organization,
        case when total_claims_withheld = 0 then total_claims end as total_claims,
        total_claims_withheld,
        case when total_charges_withheld = 0 then total_charges end as total_charges,
        total_charges_withheld,
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
        greatest(total_charges_withheld, total_claims_withheld) as charge_per_claim_withheld
    from sums
)

select
    provider,
    specialty,
    organization,
    total_claims, total_claims_withheld,
    total_charges, total_charges_withheld,
    charge_per_claim, charge_per_claim_withheld,
    patients, patients_withheld,
    claims_per_patient, claims_per_patient_withheld
from final
order by
    case when total_claims = 0 then 1 else 0 end,
    {{ metric.name }} {{ order.direction }},
    {{ metric.name }}_withheld,
    provider,
    organization,
    specialty
limit :row_limit
