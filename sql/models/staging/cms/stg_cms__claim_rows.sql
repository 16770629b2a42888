{{ config(materialized='table') }}

with source as (

    -- Numbers of the two kinds of files may coincide.
    select
        concat(claim_type, ' ', claim_number) as claim_id,
        claim_type,
        person_id,
        provider_id,
        segment,
        from_date,
        admission_date,
        discharge_date,
        utilization_days,
        paid_amount,
        deductible_amount,
        file_order,
        file_row
    from {{ source('cms', 'cms_claims') }}

),

-- A claim in two files is what the last of them says. Rows of one segment repeat it: lines of a claim carry the claim's
-- own amounts.
ranked as (

    select
        *,
        dense_rank() over (partition by claim_id order by file_order desc) as newest_file_first,
        row_number() over (partition by claim_id, file_order, segment order by file_row desc) as last_row_first
    from source

),

final as (

    select
        *,
        case
            when newest_file_first > 1 then 'superseded'
            when last_row_first > 1 then 'repeated'
            else 'counted'
        end as row_use
    from ranked

)

select * from final
