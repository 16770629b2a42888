-- Tracked providers against their specialty: claims per patient, and the average charge beside that of all claims of
-- the specialty. Most above their peers first; the folded rest is listed only when asked for by name.
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

own as (
    select
        provider,
        specialty,
        organization,
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
        greatest(total_charges_withheld, total_claims_withheld) as charge_per_claim_withheld
    from sums
),

peer_sums as (
    select
        specialty,
        sum(total_claims) as total_claims,
        max(case when total_claims_withheld or total_claims is null then 1 else 0 end) as total_claims_withheld,
        sum(total_charges) as total_charges,
        max(case when total_charges_withheld or total_charges is null then 1 else 0 end) as total_charges_withheld
    from claims_by_organization_specialty
    where contains(:tiles, '|' || period || '|')
      and organization = '(all)'
      and specialty <> '(all)'
    group by specialty
),

peers as (
    select
        specialty,
        case
            when greatest(total_charges_withheld, total_claims_withheld) = 0
                then round(total_charges / nullif(total_claims, 0), 2)
        end as peer_charge_per_claim,
        greatest(total_charges_withheld, total_claims_withheld) as peer_charge_per_claim_withheld
    from peer_sums
),

final as (
    select
        own.*,
        peers.peer_charge_per_claim,
        peers.peer_charge_per_claim_withheld,
        round(100 * (own.charge_per_claim - peers.peer_charge_per_claim) / nullif(peers.peer_charge_per_claim, 0), 4)
            as charge_vs_peers_pct,
        greatest(own.charge_per_claim_withheld, peers.peer_charge_per_claim_withheld) as charge_vs_peers_pct_withheld
    from own
    inner join peers on own.specialty = peers.specialty
)

select
    provider,
    specialty,
    organization,
    charge_vs_peers_pct, charge_vs_peers_pct_withheld,
    charge_per_claim, charge_per_claim_withheld,
    peer_charge_per_claim, peer_charge_per_claim_withheld,
    total_claims, total_claims_withheld,
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
