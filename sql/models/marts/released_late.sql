{%- set columns = [
    'claim_id', 'person_id', 'service_month', 'payer', 'arrived', 'claims', 'is_new_claim', 'exception_category',
    'is_reclassified', 'late_charge_amount', 'late_payment_amount', 'late_payer_paid_amount',
] -%}
with final as (

    select
        {%- for column in columns %}
        frozen.{{ column }},
        {%- endfor %}
        people.person_key
    from {{ source('frozen', 'late') }} as frozen
    left join {{ ref('int_people') }} as people on frozen.person_id = people.person_id
    union all
    select
        {%- for column in columns %}
        {{ column }},
        {%- endfor %}
        person_key
    from {{ ref('fct_late') }}

)

select * from final
