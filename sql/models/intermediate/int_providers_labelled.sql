with providers as (

    select * from {{ ref('stg_synthea__providers') }}

),

ranked as (

    select
        *,
        count(*) over (partition by provider_name) as same_name,
        count(*) over (partition by provider_name, specialty) as same_name_and_specialty,
        row_number() over (partition by provider_name, specialty order by provider_id) as ordinal
    from providers

),

final as (

    -- Namesakes are told apart by specialty, then by number: one label is never two people.
    select
        provider_id,
        organization_id,
        specialty,
        case
            when same_name = 1 then provider_name
            when same_name_and_specialty = 1 then left(provider_name, 140) || ' (' || left(specialty, 50) || ')'
            else left(provider_name, 140) || ' (' || left(specialty, 50) || ' ' || ordinal || ')'
        end as provider
    from ranked

)

select * from final
