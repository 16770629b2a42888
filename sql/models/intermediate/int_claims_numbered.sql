with claims as (

    select * from {{ ref('stg_synthea__claims') }}

),

encounters as (

    select * from {{ ref('stg_synthea__encounters') }}

),

encounter_classes as (

    select * from {{ ref('encounter_classes') }}

),

providers as (

    select * from {{ ref('int_providers_numbered') }}

),

organizations as (

    select * from {{ ref('int_organizations_labelled') }}

),

payers as (

    select * from {{ ref('int_payers_labelled') }}

),

people as (

    select * from {{ ref('int_people') }}

),

financials as (

    select * from {{ ref('int_claim_financials') }}

),

placed as (

    -- Looked up before the join with claims, which holds these rows: numbers take a tenth of the memory of texts.
    select
        encounters.encounter_key,
        coalesce(encounter_classes.encounter_class_number, 0) as encounter_class_number,
        case
            when encounters.organization_id is not null then coalesce(organizations.organization_number, 0)
        end as organization_number
    from encounters
    left join encounter_classes on encounters.encounter_class_code = encounter_classes.encounter_class_code
    left join organizations on encounters.organization_id = organizations.organization_id

),

workplaces as (

    select
        providers.provider_id,
        providers.provider_number,
        organizations.organization_number
    from providers
    left join organizations on providers.organization_id = organizations.organization_id

),

joined as (

    select
        claims.claim_id,
        people.person_key,
        claims.service_date,
        {{ month_number_of('claims.service_date') }} as month_number,
        coalesce(payers.payer_number, 0) as payer_number,
        coalesce(placed.encounter_class_number, 0) as encounter_class_number,
        -- A claim without an encounter is placed where its provider works.
        coalesce(placed.organization_number, workplaces.organization_number, 0) as organization_number,
        coalesce(workplaces.provider_number, 0) as provider_number,
        claims.diagnosis_code,
        coalesce(financials.charge_amount, 0) as charge_amount,
        coalesce(financials.payment_amount, 0) as payment_amount,
        coalesce(financials.payer_paid_amount, 0) as payer_paid_amount,
        coalesce(financials.patient_paid_amount, 0) as patient_paid_amount,
        coalesce(financials.adjustment_amount, 0) as adjustment_amount,
        coalesce(financials.expected_amount, 0) as expected_amount,
        coalesce(financials.peak_outstanding, 0) as peak_outstanding,
        coalesce(financials.transactions, 0) as transactions,
        financials.last_payment_date,
        financials.payment_interval_days,
        case when claims.service_date > people.death_date then 1 else 0 end as is_after_death
    from claims
    left join financials on claims.claim_key = financials.claim_key
    left join placed on claims.encounter_key = placed.encounter_key
    left join workplaces on claims.provider_id = workplaces.provider_id
    left join payers on claims.payer_id = payers.payer_id
    left join people on claims.person_id = people.person_id

),

final as (

    select
        claim_id,
        person_key,
        service_date,
        month_number,
        payer_number,
        encounter_class_number,
        organization_number,
        provider_number,
        diagnosis_code,
        charge_amount,
        payment_amount,
        payer_paid_amount,
        patient_paid_amount,
        adjustment_amount,
        -- Exactly one per claim, the first that applies. A net refund (payments below 0) has paid nothing.
        cast(
            case
                when charge_amount = 0 then 1
                when expected_amount > 0 and payment_amount <= 0 then 2
                when payment_amount > 0 and payment_amount < expected_amount - {{ var('tolerance') }} then 3
                when payment_amount > expected_amount + {{ var('tolerance') }} then 4
                else 5
            end as smallint
        ) as exception_number,
        peak_outstanding,
        transactions,
        last_payment_date,
        payment_interval_days,
        is_after_death
    from joined

)

select * from final
