{%- set columns = [
    'claim_id', 'person_id', 'service_month', 'payer', 'encounter_class', 'organization', 'specialty', 'provider',
    'claims', 'charge_amount', 'payment_amount', 'payer_paid_amount', 'patient_paid_amount', 'is_no_charge',
    'is_zero_pay', 'is_underpaid', 'is_overpaid', 'is_matched', 'is_settled', 'settlement_days', 'is_high_value',
    'is_after_death',
] -%}
{{ config(materialized='view' if var('is_first_release') else 'table') }}
{% if var('is_first_release') %}
-- Nothing is published yet: what is known is what is released, and is not written twice.
with final as (

    select
        {%- for column in columns %}
        {{ column }},
        {%- endfor %}
        month_number,
        person_key
    from {{ ref('fct_claims') }}

)
{% else %}
with frozen as (

    select * from {{ source('frozen', 'claims') }}

),

horizon as (

    select coalesce(max(service_month), '') as last_month from {{ source('frozen', 'months') }}

),

-- A claim redated from a frozen month to a later one was published already: once is enough.
published as (

    select claim_id from frozen
    union
    select claim_id from {{ source('frozen', 'late') }}

),

newer as (

    select claims.*
    from {{ ref('fct_claims') }} as claims
    inner join horizon on claims.service_month > horizon.last_month
    left join published on claims.claim_id = published.claim_id
    where published.claim_id is null

),

people as (

    select * from {{ ref('int_people') }}

),

final as (

    -- People are numbered anew in every build, so that one person is one in frozen and newer months alike.
    select
        {%- for column in columns %}
        frozen.{{ column }},
        {%- endfor %}
        {{ month_number_of_label('frozen.service_month') }} as month_number,
        people.person_key
    from frozen
    left join people on frozen.person_id = people.person_id
    union all
    select
        {%- for column in columns %}
        {{ column }},
        {%- endfor %}
        month_number,
        person_key
    from newer

)

{% endif %}
select * from final
