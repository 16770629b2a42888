{{ config(materialized='view') }}

with providers as (

    select * from {{ ref('stg_synthea__providers') }}

),

described as (

    select * from {{ ref('int_claims_described') }}

),

claims as (

    select * from {{ ref('fct_claims') }}

),

tracked as (

    select * from {{ ref('int_tracked_providers') }}

),

flagged as (

    select
        described.provider_id,
        max(described.is_after_death) as has_claims_after_death,
        max(claims.is_high_value) as has_high_value_claims
    from described
    inner join claims on described.claim_id = claims.claim_id
    group by described.provider_id

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
