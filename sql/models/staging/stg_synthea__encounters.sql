with source as (

    select * from {{ source('synthea', 'encounters') }}

),

final as (

    select
        {{ link_of('id') }} as encounter_key,
        organization as organization_id,
        lower(encounterclass) as encounter_class_code
    from source

)

select * from final
