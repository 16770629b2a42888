with people as (

    select
        claims.organization,
        count(distinct claims.person_key) as patients
    from {{ ref('int_claims_described') }} as claims
    inner join {{ ref('int_calendar') }} as calendar on claims.service_month = calendar.service_month
    group by claims.organization

),

final as (

    select organization
    from people
    order by patients desc, organization
    limit {{ var('organizations_tracked') }}

)

select * from final
