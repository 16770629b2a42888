with source as (

    select * from {{ source('synthea', 'claims_transactions') }}

),

final as (

    select
        {{ link_of('claimid') }} as claim_key,
        type as transaction_type,
        method as payment_method,
        cast(fromdate as date) as transaction_date,
        -- AMOUNT of a transfer repeats money that is charged elsewhere: only a charge's amount is money.
        case when type = 'CHARGE' then coalesce(amount, 0) else 0 end as charge_amount,
        case when type = 'PAYMENT' then coalesce(payments, 0) else 0 end as payment_amount,
        coalesce(adjustments, 0) as adjustment_amount,
        outstanding as outstanding_amount
    from source
    -- TODATE is the end of an order and may precede FROMDATE by years: it is never read.
    where cast(fromdate as date) <= {{ as_of_date() }}

)

select * from final
