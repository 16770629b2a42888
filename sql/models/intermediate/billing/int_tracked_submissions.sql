-- Chosen by the first release of a chain and kept: a member that moved in or out of "Other" would restate months.
{%- set dimensions = [
    ['payer', 'billing_payers_tracked'],
    ['location', 'locations_tracked'],
    ['procedure_group', 'code_groups_tracked'],
    ['diagnosis_group', 'code_groups_tracked'],
    ['provider', 'providers_tracked'],
] %}
{%- set quarters = var('window_months') | int // 3 %}
with kept as (

    select * from {{ source('frozen', 'tracked_members') }}

),

members as (
    {% for dimension, tracked in dimensions %}
    select
        '{{ dimension }}' as dimension,
        claims.{{ dimension }} as member,
        count(*) as claims,
        {{ var(tracked) }} as tracked
    from {{ ref('int_submissions_described') }} as claims
    inner join {{ ref('int_calendar') }} as calendar on claims.service_month = calendar.service_month
    group by claims.{{ dimension }}
    {{- ' union all' if not loop.last }}
    {%- endfor %}

),

ranked as (

    select
        *,
        row_number() over (partition by dimension order by claims desc, member asc) as rank
    from members
    -- A member with too few claims a quarter would be withheld nearly everywhere: it is folded instead.
    where claims >= {{ var('minimum_people') }} * {{ quarters if quarters > 0 else 1 }}

),

final as (

    select
        dimension,
        member
    from kept
    union all
    select
        dimension,
        member
    from ranked
    where rank <= tracked and not exists (select 1 from {{ source('frozen', 'months') }})

)

select * from final
