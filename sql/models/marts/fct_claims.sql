{#- A view: its labels are looked up by whoever needs them, families read the numbers. -#}
{{ config(materialized='view') }}

with claims as (

    select * from {{ ref('int_claims_classified') }}

),

members as (

    select * from {{ ref('int_members') }}

),

people as (

    select * from {{ ref('int_people') }}

),

providers as (

    select * from {{ ref('int_providers_numbered') }}

),

final as (

    select
        claims.claim_id,
        people.person_id,
        claims.person_key,
        claims.service_date,
        {{ month_of('claims.service_date') }} as service_month,
        claims.month_number,
        providers.provider_id,
        claims.diagnosis_code,
        payer_members.member as payer,
        encounter_class_members.member as encounter_class,
        organization_members.member as organization,
        specialty_members.member as specialty,
        provider_members.member as provider,
        claims.claims,
        claims.charge_amount,
        claims.payment_amount,
        claims.payer_paid_amount,
        claims.patient_paid_amount,
        claims.adjustment_amount,
        claims.expected_amount,
        claims.exception_category,
        claims.is_no_charge,
        claims.is_zero_pay,
        claims.is_underpaid,
        claims.is_overpaid,
        claims.is_matched,
        claims.is_settled,
        claims.settlement_days,
        claims.is_settlement_excluded,
        claims.is_high_value,
        claims.is_after_death,
        claims.open_balance,
        claims.peak_outstanding,
        claims.transactions
    from claims
    left join people on claims.person_key = people.person_key
    left join providers on claims.provider_number = providers.provider_number
    left join members as payer_members
        on claims.payer_number = payer_members.member_key
            and payer_members.dimension = 'payer'
    left join members as encounter_class_members
        on claims.encounter_class_number = encounter_class_members.member_key
            and encounter_class_members.dimension = 'encounter_class'
    left join members as organization_members
        on claims.organization_number = organization_members.member_key
            and organization_members.dimension = 'organization'
    left join members as specialty_members
        on claims.specialty_number = specialty_members.member_key
            and specialty_members.dimension = 'specialty'
    left join members as provider_members
        on claims.provider_number = provider_members.member_key
            and provider_members.dimension = 'provider'

)

select * from final
