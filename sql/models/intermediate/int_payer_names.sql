{{ config(materialized='view') }}

with payers as (

    select * from {{ ref('stg_synthea__payers') }}

),

final as (

    -- As the source names them today, not as an earlier release published them.
    select
        payer_id,
        payer,
        {{ as_of_date() }} as as_of
    from payers

)

select * from final
