-- Chosen by the first release of a chain and kept: a member that moved in or out of "Other" would restate months.
{%- set quarters = var('window_months') | int // 3 %}
with kept as (

    select * from {{ source('frozen', 'tracked_members') }}

),

claims as (

    select described.*
    from {{ ref('int_reimbursements_described') }} as described
    inner join {{ ref('int_calendar') }} as calendar on described.service_month = calendar.service_month

),

-- The rarer kind of claim decides whether a state's quarters could be shown.
states as (

    select
        state,
        min(claims) as claims
    from (
        select
            state,
            claim_type,
            count(*) as claims
        from claims
        group by state, claim_type
    ) as counted
    group by state
    having min(claims) >= {{ var('minimum_people') }} * {{ quarters if quarters > 0 else 1 }}

),

providers as (

    select
        provider_id,
        provider,
        count(distinct person_id) as people
    from claims
    where provider_id is not null
    group by provider_id, provider
    -- A provider of a handful of people would be withheld everywhere: it is folded instead.
    having count(distinct person_id) >= {{ var('minimum_people') }}

),

ranked as (

    select
        'state' as dimension,
        cast(null as varchar) as member_id,
        state as member,
        row_number() over (order by claims desc, state asc) as rank,
        {{ var('states_tracked') }} as tracked
    from states
    union all
    select
        'provider' as dimension,
        provider_id as member_id,
        provider as member,
        row_number() over (order by people desc, provider asc) as rank,
        {{ var('providers_tracked') }} as tracked
    from providers

),

final as (

    select
        dimension,
        member_id,
        member
    from kept
    union all
    select
        dimension,
        member_id,
        member
    from ranked
    where rank <= tracked and not exists (select 1 from {{ source('frozen', 'months') }})

)

select * from final
