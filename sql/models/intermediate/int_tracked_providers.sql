-- Chosen by the first release of a chain and kept: a member that moved in or out of "Other" would restate months.
with kept as (

    select * from {{ source('frozen', 'tracked_members') }}
    where dimension = 'provider'

),

-- People are counted by number, and names looked up afterwards: it takes half the time.
people as (

    select
        claims.provider_number,
        count(distinct claims.person_key) as patients
    from {{ ref('int_claims_numbered') }} as claims
    inner join {{ ref('int_calendar') }} as calendar on claims.month_number = calendar.month_number
    group by claims.provider_number

),

largest as (

    select
        providers.provider_id,
        providers.provider
    from people
    inner join {{ ref('int_providers_numbered') }} as providers on people.provider_number = providers.provider_number
    -- A provider of a handful of people would be withheld everywhere: it is folded instead.
    where people.patients >= {{ var('minimum_people') }}
    order by people.patients desc, providers.provider asc
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
