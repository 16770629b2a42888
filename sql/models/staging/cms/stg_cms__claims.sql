{{ config(materialized='table') }}

-- Segments are parts of one claim: their amounts add up.
with summed as (

    select
        claim_id,
        min(claim_type) as claim_type,
        min(person_id) as person_id,
        min(provider_id) as provider_id,
        min(from_date) as service_date,
        min(admission_date) as admission_date,
        max(discharge_date) as discharge_date,
        max(utilization_days) as utilization_days,
        cast(sum(paid_amount) as decimal(18, 2)) as reimbursed_amount,
        cast(sum(coalesce(deductible_amount, 0)) as decimal(18, 2)) as deductible_amount,
        max(file_order) as file_order
    from {{ ref('stg_cms__claim_rows') }}
    where row_use = 'counted'
    group by claim_id

),

final as (

    select
        *,
        {{ month_of('service_date') }} as service_month
    from summed
    where service_date <= {{ as_of_date() }}

)

select * from final
