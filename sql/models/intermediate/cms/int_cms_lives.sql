-- What does not depend on the year: a death is known from the summary that tells it on.
with final as (

    select
        person_id,
        min(birth_date) as birth_date,
        max(death_date) as death_date
    from {{ ref('stg_cms__beneficiaries') }}
    group by person_id

)

select * from final
