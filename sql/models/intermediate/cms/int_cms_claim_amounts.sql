{{ config(materialized='view') }}

with final as (

    select
        claim_id,
        reimbursed_amount,
        deductible_amount,
        {{ as_of_date() }} as as_of
    from {{ ref('stg_cms__claims') }}

)

select * from final
