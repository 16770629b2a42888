with providers as (

    select * from {{ ref('int_providers_labelled') }}

),

kept as (

    select
        tracked_members.member_id,
        tracked_members.member
    from {{ source('frozen', 'tracked_members') }} as tracked_members
    left join providers on tracked_members.member_id = providers.provider_id
    where tracked_members.dimension = 'provider' and providers.provider_id is null

),

known as (

    select
        provider_id,
        organization_id,
        specialty,
        provider
    from providers
    union all
    -- A tracked clinician whom the source lists no longer keeps the name on the claims that still point there.
    select
        member_id as provider_id,
        cast(null as varchar) as organization_id,
        'Unknown' as specialty,
        member as provider
    from kept

),

final as (

    select
        *,
        cast(row_number() over (order by provider_id) as integer) as provider_number
    from known

)

select * from final
