{%- set named = [
    'claim_id', 'person_id', 'service_month', 'claim_type', 'state', 'age_band', 'fraud_flag', 'provider',
    'claims', 'reimbursed_amount', 'deductible_amount', 'stay_days', 'is_high_value', 'is_after_death',
] -%}
{%- set columns = named + ('has_' ~ (chronic_conditions().split() | join(' has_'))).split() -%}
{{ config(materialized='view' if var('is_first_release') else 'table') }}
{% if var('is_first_release') %}
-- Nothing is published yet: what is known is what is released, and is not written twice.
with final as (

    select
        {%- for column in columns %}
        {{ column }},
        {%- endfor %}
        person_key
    from {{ ref('fct_reimbursements') }}

)
{% else %}
with frozen as (

    select * from {{ source('frozen', 'reimbursements') }}

),

horizon as (

    select coalesce(max(service_month), '') as last_month from {{ source('frozen', 'months') }}

),

published as (

    select claim_id from {{ source('frozen', 'reimbursements') }}
    union
    select claim_id from {{ source('frozen', 'changed_reimbursements') }}

),

-- A claim redated from a frozen month to a later one was published already: once is enough.
newer as (

    select claims.*
    from {{ ref('fct_reimbursements') }} as claims
    inner join horizon on claims.service_month > horizon.last_month
    left join published on claims.claim_id = published.claim_id
    where published.claim_id is null

),

people as (

    select * from {{ ref('int_cms_people') }}

),

final as (

    select
        {%- for column in columns %}
        frozen.{{ column }},
        {%- endfor %}
        people.person_key
    from frozen
    left join people on frozen.person_id = people.person_id
    union all
    select
        {%- for column in columns %}
        {{ column }},
        {%- endfor %}
        person_key
    from newer

)

{% endif %}
select * from final
