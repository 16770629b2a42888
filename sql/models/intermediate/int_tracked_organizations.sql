-- Chosen by the first release of a chain and kept: a member that moved in or out of "Other" would restate months.
with kept as (

    select * from {{ source('frozen', 'tracked_members') }}
    where dimension = 'organization'

),

organizations as (

    select
        organization_number,
        organization
    from {{ ref('int_organizations_labelled') }}
    union all
    select
        0 as organization_number,
        'Unknown' as organization

),

-- People are counted under one number of a label, which is looked up afterwards: it takes half the time.
labels as (

    select
        organization_number,
        organization,
        min(organization_number) over (partition by organization) as label_number
    from organizations

),

people as (

    select
        labels.label_number,
        count(distinct claims.person_key) as patients
    from {{ ref('int_claims_numbered') }} as claims
    inner join {{ ref('int_calendar') }} as calendar on claims.month_number = calendar.month_number
    inner join labels on claims.organization_number = labels.organization_number
    group by labels.label_number

),

largest as (

    select labels.organization
    from people
    inner join labels on people.label_number = labels.organization_number
    order by people.patients desc, labels.organization asc
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
