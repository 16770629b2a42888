{{ config(materialized='view') }}

with claims as (

    select * from {{ ref('fct_claims') }}

),

diagnoses as (

    select * from {{ ref('stg_synthea__claims') }}

),

final as (

    select
        claims.claim_id,
        claims.exception_category,
        diagnoses.diagnosis_code,
        {{ as_of_date() }} as as_of
    from claims
    left join diagnoses on claims.claim_id = diagnoses.claim_id

)

select * from final
