with source as (

    select * from {{ source('synthea', 'patients') }}

),

final as (

    select
        id as person_id,
        deathdate as death_date
    from source

)

select * from final
