{%- set columns = [
    'claim_id', 'person_id', 'service_month', 'payer', 'arrived', 'claims', 'is_new_claim', 'claim_status',
    'is_newly_paid', 'is_newly_rejected', 'is_otherwise_changed', 'later_paid_amount',
] -%}
with final as (

    select
        {%- for column in columns %}
        frozen.{{ column }},
        {%- endfor %}
        people.person_key
    from {{ source('frozen', 'decisions') }} as frozen
    left join {{ ref('int_billing_people') }} as people on frozen.person_id = people.person_id
    union all
    select
        {%- for column in columns %}
        {{ column }},
        {%- endfor %}
        person_key
    from {{ ref('fct_decisions') }}

)

select * from final
