{%- set dimensions = ['payer', 'encounter_class', 'organization', 'specialty', 'provider'] -%}
{%- set measures = [
    'claims', 'charge_amount', 'payment_amount', 'payer_paid_amount', 'patient_paid_amount', 'is_no_charge',
    'is_zero_pay', 'is_underpaid', 'is_overpaid', 'is_matched', 'is_settled', 'settlement_days', 'is_high_value',
] -%}
{{ config(materialized='view' if var('is_first_release') else 'table') }}
{% if var('is_first_release') %}
-- Nothing is published yet: what is known is what is released, and is not written twice.
with final as (

    select
        claim_id,
        month_number,
        person_key,
        {%- for dimension in dimensions %}
        {{ dimension }}_number,
        {%- endfor %}
        {%- for measure in measures %}
        {{ measure }},
        {%- endfor %}
        is_after_death
    from {{ ref('int_claims_classified') }}

)
{% else %}
with frozen as (

    select * from {{ source('frozen', 'claims') }}

),

horizon as (

    select coalesce(max({{ month_number_of_label('service_month') }}), 0) as last_month
    from {{ source('frozen', 'months') }}

),

-- A claim redated from a frozen month to a later one was published already: once is enough.
published as (

    select claim_id from frozen
    union
    select claim_id from {{ source('frozen', 'late') }}

),

newer as (

    select claims.*
    from {{ ref('int_claims_classified') }} as claims
    inner join horizon on claims.month_number > horizon.last_month
    left join published on claims.claim_id = published.claim_id
    where published.claim_id is null

),

people as (

    select * from {{ ref('int_people') }}

),

-- Labels of frozen rows have numbers of their own.
members as (

    select * from {{ ref('int_members') }}
    where member_key < 0

),

final as (

    -- People are numbered anew in every build, so that one person is one in frozen and newer months alike.
    select
        frozen.claim_id,
        {{ month_number_of_label('frozen.service_month') }} as month_number,
        people.person_key,
        {%- for dimension in dimensions %}
        {{ dimension }}_members.member_key as {{ dimension }}_number,
        {%- endfor %}
        {%- for measure in measures %}
        frozen.{{ measure }},
        {%- endfor %}
        frozen.is_after_death
    from frozen
    left join people on frozen.person_id = people.person_id
    {%- for dimension in dimensions %}
    left join members as {{ dimension }}_members
        on frozen.{{ dimension }} = {{ dimension }}_members.member
            and {{ dimension }}_members.dimension = '{{ dimension }}'
    {%- endfor %}
    union all
    select
        claim_id,
        month_number,
        person_key,
        {%- for dimension in dimensions %}
        {{ dimension }}_number,
        {%- endfor %}
        {%- for measure in measures %}
        {{ measure }},
        {%- endfor %}
        is_after_death
    from newer

)

{% endif %}
select * from final
