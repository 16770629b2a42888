{{ config(materialized='view') }}

with claims as (

    select * from {{ ref('int_claims_classified') }}

),

final as (

    select
        claim_id,
        exception_category,
        diagnosis_code,
        {{ as_of_date() }} as as_of
    from claims

)

select * from final
