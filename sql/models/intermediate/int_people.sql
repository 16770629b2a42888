with patients as (

    select * from {{ ref('stg_synthea__patients') }}

),

claimants as (

    select distinct person_id from {{ ref('stg_synthea__claims') }}

),

recipients as (

    select distinct person_id from {{ ref('stg_synthea__medications') }}

),

-- Whoever was published still counts, gone from the source or not.
published as (

    select person_id from {{ source('frozen', 'claims') }}
    union
    select person_id from {{ source('frozen', 'medications') }}
    union
    select person_id from {{ source('frozen', 'late') }}
    union
    select person_id from {{ source('frozen', 'receivables') }}

),

-- Someone with a claim or an order counts as a person, listed among the patients or not.
everyone as (

    select person_id from patients
    union
    select person_id from claimants
    union
    select person_id from recipients
    union
    select person_id from published

),

final as (

    select
        everyone.person_id,
        cast(row_number() over (order by everyone.person_id) as integer) as person_key,
        patients.death_date
    from everyone
    left join patients on everyone.person_id = patients.person_id

)

select * from final
