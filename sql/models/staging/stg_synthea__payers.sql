with source as (

    select * from {{ source('synthea', 'payers') }}

),

labelled as (

    select
        id as payer_id,
        {{ clean_label('name') }} as payer
    from source

),

final as (

    select
        payer_id,
        case
            when lower(replace(payer, '_', ' ')) = 'no insurance' then 'No insurance'
            else payer
        end as payer
    from labelled

)

select * from final
