with people as (

    select
        providers.provider_id,
        providers.provider,
        count(distinct claims.person_key) as patients
    from {{ ref('int_claims_described') }} as claims
    inner join {{ ref('int_calendar') }} as calendar on claims.service_month = calendar.service_month
    inner join {{ ref('int_providers_labelled') }} as providers on claims.provider_id = providers.provider_id
    group by providers.provider_id, providers.provider

),

final as (

    select
        provider_id,
        provider
    from people
    order by patients desc, provider
    limit {{ var('providers_tracked') }}

)

select * from final
