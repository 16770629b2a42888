{%- set columns = [
    'claim_id', 'person_id', 'service_month', 'claim_type', 'arrived', 'claims', 'is_new_claim', 'is_raised',
    'is_lowered', 'amount_change',
] -%}
with final as (

    select
        {%- for column in columns %}
        frozen.{{ column }},
        {%- endfor %}
        people.person_key
    from {{ source('frozen', 'changed_reimbursements') }} as frozen
    left join {{ ref('int_cms_people') }} as people on frozen.person_id = people.person_id
    union all
    select
        {%- for column in columns %}
        {{ column }},
        {%- endfor %}
        person_key
    from {{ ref('fct_changed_reimbursements') }}

)

select * from final
