with source as (

    select * from {{ source('synthea', 'providers') }}

),

labelled as (

    select
        id as provider_id,
        organization as organization_id,
        -- Synthea appends digits to every invented name (Harris789 Blanda868).
        {{ clean_label(replace_pattern('name', "'[0-9]+'", "''")) }} as provider_name,
        {{ clean_label('speciality') }} as specialty
    from source

),

final as (

    select
        provider_id,
        organization_id,
        provider_name,
        {{ title_case('specialty') }} as specialty
    from labelled

)

select * from final
