{{ config(materialized='view') }}

with transactions as (

    select * from {{ ref('stg_synthea__claim_transactions') }}

),

summed as (

    select
        claim_key,
        sum(charge_amount) as charge_amount,
        sum(payment_amount) as payment_amount,
        sum(case when payment_method = 'ECHECK' then payment_amount else 0 end) as payer_paid_amount,
        sum(adjustment_amount) as adjustment_amount,
        -- OUTSTANDING repeats a running balance: its sum would count the same money many times.
        max(outstanding_amount) as peak_outstanding,
        min(case when transaction_type = 'CHARGE' then transaction_date end) as first_charge_date,
        max(case when transaction_type = 'PAYMENT' then transaction_date end) as last_payment_date,
        count(*) as transactions
    from transactions
    group by claim_key

),

final as (

    select
        claim_key,
        cast(charge_amount as decimal(18, 2)) as charge_amount,
        cast(payment_amount as decimal(18, 2)) as payment_amount,
        cast(payer_paid_amount as decimal(18, 2)) as payer_paid_amount,
        cast(payment_amount - payer_paid_amount as decimal(18, 2)) as patient_paid_amount,
        cast(adjustment_amount as decimal(18, 2)) as adjustment_amount,
        -- Contractual write-offs are no underpayment: what was agreed away is not expected.
        cast(charge_amount - adjustment_amount as decimal(18, 2)) as expected_amount,
        cast(greatest(charge_amount - payment_amount - adjustment_amount, 0) as decimal(18, 2)) as open_balance,
        cast(greatest(coalesce(peak_outstanding, 0), 0) as decimal(18, 2)) as peak_outstanding,
        datediff('day', first_charge_date, last_payment_date) as payment_interval_days,
        last_payment_date,
        cast(transactions as integer) as transactions
    from summed

)

select * from final
