with claimants as (

    select person_id from {{ ref('stg_billing__claims') }}
    union
    select person_id from {{ source('frozen', 'submissions') }}
    union
    select person_id from {{ source('frozen', 'decisions') }}

),

final as (

    select
        person_id,
        cast(row_number() over (order by person_id) as integer) as person_key
    from claimants

)

select * from final
