with claims as (

    select * from {{ ref('int_claims_described') }}

),

financials as (

    select * from {{ ref('int_claim_financials') }}

),

organizations as (

    select * from {{ ref('int_tracked_organizations') }}

),

providers as (

    select * from {{ ref('int_tracked_providers') }}

),

joined as (

    select
        claims.claim_id,
        claims.person_id,
        claims.person_key,
        claims.service_date,
        {{ month_of('claims.service_date') }} as service_month,
        claims.month_number,
        claims.provider_id,
        claims.diagnosis_code,
        claims.payer,
        claims.encounter_class,
        coalesce(organizations.organization, 'Other organizations') as organization,
        claims.specialty,
        coalesce(providers.provider, 'Other providers') as provider,
        coalesce(financials.charge_amount, 0) as charge_amount,
        coalesce(financials.payment_amount, 0) as payment_amount,
        coalesce(financials.payer_paid_amount, 0) as payer_paid_amount,
        coalesce(financials.patient_paid_amount, 0) as patient_paid_amount,
        coalesce(financials.adjustment_amount, 0) as adjustment_amount,
        coalesce(financials.expected_amount, 0) as expected_amount,
        coalesce(financials.open_balance, 0) as open_balance,
        coalesce(financials.peak_outstanding, 0) as peak_outstanding,
        coalesce(financials.transactions, 0) as transactions,
        financials.last_payment_date,
        financials.payment_interval_days,
        claims.is_after_death
    from claims
    left join financials on claims.claim_id = financials.claim_id
    left join organizations on claims.organization = organizations.organization
    left join providers on claims.provider_id = providers.provider_id

),

classified as (

    select
        *,
        -- Exactly one per claim, the first that applies. A net refund (payments below 0) has paid nothing.
        case
            when charge_amount = 0 then 'NO_CHARGE'
            when expected_amount > 0 and payment_amount <= 0 then 'ZERO_PAY'
            when payment_amount > 0 and payment_amount < expected_amount - {{ var('tolerance') }} then 'UNDERPAID'
            when payment_amount > expected_amount + {{ var('tolerance') }} then 'OVERPAID'
            else 'MATCHED'
        end as exception_category,
        case when payment_interval_days >= 0 then 1 else 0 end as is_settled
    from joined

),

final as (

    select
        claim_id,
        person_id,
        person_key,
        service_date,
        service_month,
        month_number,
        provider_id,
        diagnosis_code,
        payer,
        encounter_class,
        organization,
        specialty,
        provider,
        1 as claims,
        charge_amount,
        payment_amount,
        payer_paid_amount,
        patient_paid_amount,
        adjustment_amount,
        expected_amount,
        exception_category,
        case when exception_category = 'NO_CHARGE' then 1 else 0 end as is_no_charge,
        case when exception_category = 'ZERO_PAY' then 1 else 0 end as is_zero_pay,
        case when exception_category = 'UNDERPAID' then 1 else 0 end as is_underpaid,
        case when exception_category = 'OVERPAID' then 1 else 0 end as is_overpaid,
        case when exception_category = 'MATCHED' then 1 else 0 end as is_matched,
        is_settled,
        case when is_settled = 1 then payment_interval_days end as settlement_days,
        -- A payment that precedes the charge, or follows none, says nothing about how long payment takes.
        case when last_payment_date is not null and is_settled = 0 then 1 else 0 end as is_settlement_excluded,
        case when charge_amount > {{ var('high_value') }} then 1 else 0 end as is_high_value,
        is_after_death,
        open_balance,
        peak_outstanding,
        transactions
    from classified

)

select * from final
