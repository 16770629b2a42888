{%- set dimensions = ['payer', 'encounter_class', 'organization', 'specialty', 'provider'] -%}
{{ config(materialized='view') }}

with claims as (

    select * from {{ ref('int_released_claims') }}

),

members as (

    select * from {{ ref('int_members') }}

),

people as (

    select * from {{ ref('int_people') }}

),

final as (

    select
        claims.claim_id,
        people.person_id,
        {{ month_label_of_number('claims.month_number') }} as service_month,
        {%- for dimension in dimensions %}
        {{ dimension }}_members.member as {{ dimension }},
        {%- endfor %}
        claims.claims,
        claims.charge_amount,
        claims.payment_amount,
        claims.payer_paid_amount,
        claims.patient_paid_amount,
        claims.is_no_charge,
        claims.is_zero_pay,
        claims.is_underpaid,
        claims.is_overpaid,
        claims.is_matched,
        claims.is_settled,
        claims.settlement_days,
        claims.is_high_value,
        claims.is_after_death,
        claims.month_number,
        claims.person_key
    from claims
    left join people on claims.person_key = people.person_key
    {%- for dimension in dimensions %}
    left join members as {{ dimension }}_members
        on claims.{{ dimension }}_number = {{ dimension }}_members.member_key
            and {{ dimension }}_members.dimension = '{{ dimension }}'
    {%- endfor %}

)

select * from final
