with source as (

    select * from {{ source('billing', 'billing_claims') }}

),

-- Labels are cleaned once each, not once per claim.
payers as (

    select
        payer as written_payer,
        {{ clean_label('payer') }} as payer
    from (select distinct payer from source) as written

),

locations as (

    select
        location as written_location,
        {{ clean_label('location') }} as location
    from (
        select distinct location
        from source
        where location is not null
    ) as written

),

providers as (

    select
        provider_id,
        {{ clean_label("'Provider ' || provider_id") }} as provider
    from (
        select distinct provider_id
        from source
        where provider_id is not null
    ) as written

),

final as (

    select
        source.claim_id,
        -- The file's own patient where it has one, for counting alone; else the claim stands for a person.
        case
            when source.patient_id is null then concat('claim ', source.claim_id)
            else concat('patient ', source.patient_id)
        end as person_id,
        coalesce(providers.provider, 'Unknown provider') as provider,
        source.procedure_code,
        source.diagnosis_code,
        source.service_date,
        {{ month_of('source.service_date') }} as service_month,
        payers.payer,
        coalesce(locations.location, 'Unknown location') as location,
        source.claim_status,
        source.claim_amount,
        coalesce(source.paid_amount, 0) as paid_amount
    from source
    left join payers on source.payer = payers.written_payer
    left join locations on source.location = locations.written_location
    left join providers on source.provider_id = providers.provider_id
    where source.service_date <= {{ as_of_date() }}

)

select * from final
