{{ config(materialized='view') }}

with claims as (

    select * from {{ ref('int_claims_numbered') }}

),

final as (

    select
        claim_id,
        person_key,
        service_date,
        month_number,
        payer_number,
        encounter_class_number,
        organization_number,
        -- A claim's specialty is its provider's.
        provider_number as specialty_number,
        provider_number,
        diagnosis_code,
        1 as claims,
        charge_amount,
        payment_amount,
        payer_paid_amount,
        patient_paid_amount,
        adjustment_amount,
        cast(charge_amount - adjustment_amount as decimal(18, 2)) as expected_amount,
        case exception_number
            when 1 then 'NO_CHARGE'
            when 2 then 'ZERO_PAY'
            when 3 then 'UNDERPAID'
            when 4 then 'OVERPAID'
            else 'MATCHED'
        end as exception_category,
        case when exception_number = 1 then 1 else 0 end as is_no_charge,
        case when exception_number = 2 then 1 else 0 end as is_zero_pay,
        case when exception_number = 3 then 1 else 0 end as is_underpaid,
        case when exception_number = 4 then 1 else 0 end as is_overpaid,
        case when exception_number = 5 then 1 else 0 end as is_matched,
        case when payment_interval_days >= 0 then 1 else 0 end as is_settled,
        case when payment_interval_days >= 0 then payment_interval_days end as settlement_days,
        -- A payment that precedes the charge, or follows none, says nothing about how long payment takes.
        case
            when last_payment_date is not null and coalesce(payment_interval_days, -1) < 0 then 1
            else 0
        end as is_settlement_excluded,
        case when charge_amount > {{ var('high_value') }} then 1 else 0 end as is_high_value,
        is_after_death,
        cast(greatest(charge_amount - payment_amount - adjustment_amount, 0) as decimal(18, 2)) as open_balance,
        peak_outstanding,
        transactions
    from claims

)

select * from final
