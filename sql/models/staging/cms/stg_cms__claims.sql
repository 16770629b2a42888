with source as (

    -- Numbers of the two files may coincide.
    select
        *,
        concat(claim_type, ' ', claim_number) as claim_id
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

-- Segments are parts of one claim: their amounts add up.
summed as (

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
        cast(sum(coalesce(deductible_amount, 0)) as decimal(18, 2)) as deductible_amount
    from ranked
    where newest_file_first = 1 and last_row_first = 1
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
