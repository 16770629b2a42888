-- Chosen by the first release of a chain and kept: a member that moved in or out of "Other" would restate months.
with kept as (

    select * from {{ source('frozen', 'tracked_members') }}
    where dimension = 'organization'

),

people as (

    select
        claims.organization,
        count(distinct claims.person_key) as patients
    from {{ ref('int_claims_described') }} as claims
    inner join {{ ref('int_calendar') }} as calendar on claims.month_number = calendar.month_number
    group by claims.organization

),

largest as (

    select organization
    from people
    order by patients desc, organization asc
    limit {{ var('organizations_tracked') }}

),

final as (

    select member as organization
    from kept
    union all
    select organization
    from largest
    where not exists (select 1 from {{ source('frozen', 'months') }})

)

select * from final
