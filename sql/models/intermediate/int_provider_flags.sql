{{ config(materialized='view') }}

with providers as (

    select * from {{ ref('stg_synthea__providers') }}

),

claims as (

    select * from {{ ref('int_claims_classified') }}

),

tracked as (

    select * from {{ ref('int_tracked_providers') }}

),

flagged as (

    select
        numbered.provider_id,
        max(claims.is_after_death) as has_claims_after_death,
        max(claims.is_high_value) as has_high_value_claims
    from claims
    inner join {{ ref('int_providers_numbered') }} as numbered on claims.provider_number = numbered.provider_number
    group by numbered.provider_id

),

final as (

    select
        providers.provider_id,
        providers.specialty,
        providers.organization_id,
        case when tracked.provider_id is null then 0 else 1 end as is_tracked,
        coalesce(flagged.has_claims_after_death, 0) as has_claims_after_death,
        coalesce(flagged.has_high_value_claims, 0) as has_high_value_claims,
        {{ as_of_date() }} as as_of
    from providers
    left join tracked on providers.provider_id = tracked.provider_id
    left join flagged on providers.provider_id = flagged.provider_id

)

select * from final
