{{ config(materialized='view') }}

with final as (

    select
        provider_id,
        provider,
        fraud_flag,
        {{ as_of_date() }} as as_of
    from {{ ref('int_cms_providers_labelled') }}

)

select * from final
