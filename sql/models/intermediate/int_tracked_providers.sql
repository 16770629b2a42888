-- Chosen by the first release of a chain and kept: a member that moved in or out of "Other" would restate months.
with kept as (

    select * from {{ source('frozen', 'tracked_members') }}
    where dimension = 'provider'

),

people as (

    select
        providers.provider_id,
        providers.provider,
        count(distinct claims.person_key) as patients
    from {{ ref('int_claims_numbered') }} as claims
    inner join {{ ref('int_calendar') }} as calendar on claims.month_number = calendar.month_number
    inner join {{ ref('int_providers_numbered') }} as providers
        on claims.provider_number = providers.provider_number
    group by providers.provider_id, providers.provider

),

largest as (

    select
        provider_id,
        provider
    from people
    -- A provider of a handful of people would be withheld everywhere: it is folded instead.
    where patients >= {{ var('minimum_people') }}
    order by patients desc, provider asc
    limit {{ var('providers_tracked') }}

),

final as (

    select
        member_id as provider_id,
        member as provider
    from kept
    union all
    select
        provider_id,
        provider
    from largest
    where not exists (select 1 from {{ source('frozen', 'months') }})

)

select * from final
