with source as (

    select * from {{ source('synthea', 'claims') }}

),

final as (

    select
        id as claim_id,
        {{ key_of('id') }} as claim_key,
        patientid as person_id,
        providerid as provider_id,
        primarypatientinsuranceid as payer_id,
        {{ link_of('appointmentid') }} as encounter_key,
        nullif(trim(diagnosis1), '') as diagnosis_code,
        cast(servicedate as date) as service_date,
        {{ month_of('servicedate') }} as service_month
    from source
    -- A claim without a day of service belongs to no period; the import log counts such rows.
    where cast(servicedate as date) <= {{ as_of_date() }}

)

select * from final
