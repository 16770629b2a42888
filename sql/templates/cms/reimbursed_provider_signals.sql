-- Tracked providers against all claims of the same type: reimbursed per claim and average stay beside those of their peers,
-- claims per beneficiary, high-value share, and the supplied flag. Most above their peers first.
with sums as (
    select
        provider,
        claim_type,
        fraud_flag,
        sum(total_claims) as total_claims,
        max(case when total_claims_withheld or total_claims is null then 1 else 0 end) as total_claims_withheld,
        sum(persons) as persons,
        max(case when persons_withheld or persons is null then 1 else 0 end) as persons_withheld,
        sum(reimbursed_amount) as reimbursed_amount,
        max(case when reimbursed_amount_withheld or reimbursed_amount is null then 1 else 0 end) as reimbursed_amount_withheld,
        sum(inpatient_days) as inpatient_days,
        max(case when inpatient_days_withheld or inpatient_days is null then 1 else 0 end) as inpatient_days_withheld,
        sum(high_value_claims) as high_value_claims,
        max(case when high_value_claims_withheld or high_value_claims is null then 1 else 0 end) as high_value_claims_withheld,
        -- Distinct beneficiaries cannot be added up: they are shown for one published cell only.
        sum(1) as cells
    from reimbursements_by_provider
    where contains(:tiles, '|' || period || '|')
      and claim_type <> '(all)'
      and (:claim_types = '' or contains(:claim_types, '|' || claim_type || '|'))
      and (
          (:providers = '' and provider not in ('(all)', 'Other providers'))
          or contains(:providers, '|' || provider || '|')
      )
      and (:fraud_flags = '' or contains(:fraud_flags, '|' || fraud_flag || '|'))
    group by provider, claim_type, fraud_flag
),

own as (
    select
        provider,
        claim_type,
        fraud_flag,
        case when total_claims_withheld = 0 then total_claims end as total_claims,
        total_claims_withheld,
        case when persons_withheld = 0 and cells = 1 then persons end as beneficiaries,
        persons_withheld as beneficiaries_withheld,
        case
            when greatest(total_claims_withheld, persons_withheld) = 0 and cells = 1
                then round(total_claims / nullif(persons, 0), 4)
        end as claims_per_beneficiary,
        greatest(total_claims_withheld, persons_withheld) as claims_per_beneficiary_withheld,
        case
            when greatest(reimbursed_amount_withheld, total_claims_withheld) = 0
                then round(reimbursed_amount / nullif(total_claims, 0), 2)
        end as reimbursed_per_claim,
        greatest(reimbursed_amount_withheld, total_claims_withheld) as reimbursed_per_claim_withheld,
        case
            when claim_type = 'Inpatient' and greatest(inpatient_days_withheld, total_claims_withheld) = 0
                then round(inpatient_days / nullif(total_claims, 0), 4)
        end as length_of_stay_avg,
        case when claim_type = 'Inpatient' then greatest(inpatient_days_withheld, total_claims_withheld) else 0 end as length_of_stay_avg_withheld,
        case
            when greatest(high_value_claims_withheld, total_claims_withheld) = 0
                then round(100 * high_value_claims / nullif(total_claims, 0), 4)
        end as high_value_share,
        greatest(high_value_claims_withheld, total_claims_withheld) as high_value_share_withheld
    from sums
),

peer_sums as (
    select
        claim_type,
        sum(total_claims) as total_claims,
        max(case when total_claims_withheld or total_claims is null then 1 else 0 end) as total_claims_withheld,
        sum(reimbursed_amount) as reimbursed_amount,
        max(case when reimbursed_amount_withheld or reimbursed_amount is null then 1 else 0 end) as reimbursed_amount_withheld,
        sum(inpatient_days) as inpatient_days,
        max(case when inpatient_days_withheld or inpatient_days is null then 1 else 0 end) as inpatient_days_withheld,
        sum(high_value_claims) as high_value_claims,
        max(case when high_value_claims_withheld or high_value_claims is null then 1 else 0 end) as high_value_claims_withheld
    from reimbursements_by_claim_type
    where contains(:tiles, '|' || period || '|')
      and claim_type <> '(all)'
    group by claim_type
),

peers as (
    select
        claim_type,
        case
            when greatest(reimbursed_amount_withheld, total_claims_withheld) = 0
                then round(reimbursed_amount / nullif(total_claims, 0), 2)
        end as peer_reimbursed_per_claim,
        greatest(reimbursed_amount_withheld, total_claims_withheld) as peer_reimbursed_per_claim_withheld,
        case
            when claim_type = 'Inpatient' and greatest(inpatient_days_withheld, total_claims_withheld) = 0
                then round(inpatient_days / nullif(total_claims, 0), 4)
        end as peer_length_of_stay_avg,
        case when claim_type = 'Inpatient' then greatest(inpatient_days_withheld, total_claims_withheld) else 0 end as peer_length_of_stay_avg_withheld
    from peer_sums
),

final as (
    select
        own.*,
        peers.peer_reimbursed_per_claim,
        peers.peer_reimbursed_per_claim_withheld,
        peers.peer_length_of_stay_avg,
        peers.peer_length_of_stay_avg_withheld,
        round(
            100 * (own.reimbursed_per_claim - peers.peer_reimbursed_per_claim)
            / nullif(peers.peer_reimbursed_per_claim, 0),
            4
        ) as reimbursed_vs_peers_pct,
        greatest(own.reimbursed_per_claim_withheld, peers.peer_reimbursed_per_claim_withheld)
            as reimbursed_vs_peers_pct_withheld
    from own
    inner join peers on own.claim_type = peers.claim_type
)

select
    provider,
    claim_type,
    fraud_flag,
    reimbursed_vs_peers_pct, reimbursed_vs_peers_pct_withheld,
    reimbursed_per_claim, reimbursed_per_claim_withheld,
    peer_reimbursed_per_claim, peer_reimbursed_per_claim_withheld,
    total_claims, total_claims_withheld,
    beneficiaries, beneficiaries_withheld,
    claims_per_beneficiary, claims_per_beneficiary_withheld,
    length_of_stay_avg, length_of_stay_avg_withheld,
    peer_length_of_stay_avg, peer_length_of_stay_avg_withheld,
    high_value_share, high_value_share_withheld
from final
order by
    case when total_claims = 0 then 1 else 0 end,
    {{ metric.name }} {{ order.direction }},
    {{ metric.name }}_withheld,
    provider,
    claim_type
limit :row_limit
