-- Chosen by the first release of a chain and kept: a member that moved in or out of "Other" would restate months.
with kept as (

    select * from {{ source('frozen', 'tracked_members') }}
    where dimension = 'organization'

),

people as (

    select
        coalesce(organizations.organization, 'Unknown') as organization,
        count(distinct claims.person_key) as patients
    from {{ ref('int_claims_numbered') }} as claims
    inner join {{ ref('int_calendar') }} as calendar on claims.month_number = calendar.month_number
    left join {{ ref('int_organizations_labelled') }} as organizations
        on claims.organization_number = organizations.organization_number
    group by coalesce(organizations.organization, 'Unknown')

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
