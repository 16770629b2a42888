with claimants as (

    select person_id from {{ ref('stg_cms__claims') }}
    union
    -- Whoever was published still counts, gone from the files or not.
    select person_id from {{ source('frozen', 'reimbursements') }}
    union
    select person_id from {{ source('frozen', 'changed_reimbursements') }}

),

final as (

    select
        person_id,
        cast(row_number() over (order by person_id) as integer) as person_key
    from claimants

)

select * from final
