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

    select * from {{ ref('int_providers_labelled') }}

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

final as (

    select
        claims.claim_id,
        claims.person_id,
        people.person_key,
        claims.service_date,
        {{ month_number_of('claims.service_date') }} as month_number,
        claims.provider_id,
        claims.diagnosis_code,
        coalesce(payers.payer, 'No insurance') as payer,
        coalesce(encounter_classes.encounter_class, 'Unknown') as encounter_class,
        coalesce(organizations.organization, 'Unknown') as organization,
        coalesce(providers.specialty, 'Unknown') as specialty,
        case when claims.service_date > people.death_date then 1 else 0 end as is_after_death
    from claims
    left join encounters on claims.encounter_id = encounters.encounter_id
    left join encounter_classes on encounters.encounter_class_code = encounter_classes.encounter_class_code
    left join providers on claims.provider_id = providers.provider_id
    -- A claim without an encounter is placed where its provider works.
    left join organizations
        on coalesce(encounters.organization_id, providers.organization_id) = organizations.organization_id
    left join payers on claims.payer_id = payers.payer_id
    left join people on claims.person_id = people.person_id

)

select * from final
