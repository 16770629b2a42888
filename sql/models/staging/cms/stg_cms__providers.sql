with source as (

    select * from {{ source('cms', 'cms_providers') }}

),

ranked as (

    select
        *,
        row_number() over (partition by provider_id order by file_order desc, file_row desc) as newest_first
    from source

),

final as (

    select
        provider_id,
        provider_name,
        case is_flagged when 1 then 'Flagged' when 0 then 'Not flagged' else 'Not stated' end as fraud_flag
    from ranked
    where newest_first = 1

)

select * from final
