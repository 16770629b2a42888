with source as (

    select * from {{ source('synthea', 'organizations') }}

),

labelled as (

    select
        id as organization_id,
        {{ clean_label('name') }} as organization
    from source

),

final as (

    select
        organization_id,
        {{ title_case('organization') }} as organization
    from labelled

)

select * from final
