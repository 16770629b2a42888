with payers as (

    select * from {{ ref('stg_synthea__payers') }}

),

kept as (

    select * from {{ source('frozen', 'labels') }}
    where dimension = 'payer'

),

final as (

    -- A payer renamed in the source keeps the name it was published under: its trend goes on.
    select
        payers.payer_id,
        coalesce(kept.label, payers.payer) as payer,
        cast(row_number() over (order by payers.payer_id) as integer) as payer_number
    from payers
    left join kept on payers.payer_id = kept.member_id

)

select * from final
