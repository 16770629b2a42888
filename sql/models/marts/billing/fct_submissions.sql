with claims as (

    select * from {{ ref('int_submissions_described') }}

),

tracked as (

    select * from {{ ref('int_tracked_submissions') }}

),

people as (

    select * from {{ ref('int_billing_people') }}

),

labelled as (

    select
        claims.claim_id,
        claims.person_id,
        people.person_key,
        claims.service_date,
        claims.service_month,
        coalesce(payers.member, 'Other payers') as payer,
        coalesce(locations.member, 'Other locations') as location,
        coalesce(procedure_groups.member, 'Other procedures') as procedure_group,
        coalesce(diagnosis_groups.member, 'Other diagnoses') as diagnosis_group,
        coalesce(providers.member, 'Other providers') as provider,
        claims.claim_status,
        claims.claim_amount,
        claims.paid_amount
    from claims
    left join people on claims.person_id = people.person_id
    left join tracked as payers
        on claims.payer = payers.member and payers.dimension = 'payer'
    left join tracked as locations
        on claims.location = locations.member and locations.dimension = 'location'
    left join tracked as procedure_groups
        on claims.procedure_group = procedure_groups.member and procedure_groups.dimension = 'procedure_group'
    left join tracked as diagnosis_groups
        on claims.diagnosis_group = diagnosis_groups.member and diagnosis_groups.dimension = 'diagnosis_group'
    left join tracked as providers
        on claims.provider = providers.member and providers.dimension = 'provider'

),

amounts as (

    select
        *,
        -- What a claim that is not decided in full may still bring.
        case
            when claim_status in ('approved', 'partially_paid', 'pending') and claim_amount > paid_amount
                then claim_amount - paid_amount
            else 0
        end as outstanding_amount,
        case when claim_status = 'rejected' then claim_amount - paid_amount else 0 end as rejected_amount
    from labelled

),

final as (

    select
        claim_id,
        person_id,
        person_key,
        service_date,
        service_month,
        payer,
        location,
        procedure_group,
        diagnosis_group,
        provider,
        claim_status,
        1 as claims,
        cast(claim_amount as decimal(18, 2)) as claimed_amount,
        cast(paid_amount as decimal(18, 2)) as paid_amount,
        cast(outstanding_amount as decimal(18, 2)) as outstanding_amount,
        cast(rejected_amount as decimal(18, 2)) as rejected_amount,
        cast(
            claim_amount - paid_amount - outstanding_amount - rejected_amount as decimal(18, 2)
        ) as adjusted_amount,
        case when claim_status = 'approved' then 1 else 0 end as is_approved,
        case when claim_status = 'paid' then 1 else 0 end as is_paid,
        case when claim_status = 'partially_paid' then 1 else 0 end as is_partially_paid,
        case when claim_status = 'rejected' then 1 else 0 end as is_rejected,
        case when claim_status = 'pending' then 1 else 0 end as is_pending
    from amounts

)

select * from final
