{%- set columns = [
    'person_id', 'start_month', 'payer', 'medication', 'prescriptions', 'dispenses', 'total_cost',
    'payer_coverage_amount', 'out_of_pocket_amount',
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
    from {{ ref('fct_medications') }}

)
{% else %}
with frozen as (

    select * from {{ source('frozen', 'medications') }}

),

horizon as (

    select coalesce(max(service_month), '') as last_month from {{ source('frozen', 'months') }}

),

newer as (

    select orders.*
    from {{ ref('fct_medications') }} as orders
    inner join horizon on orders.start_month > horizon.last_month

),

people as (

    select * from {{ ref('int_people') }}

),

final as (

    select
        {%- for column in columns %}
        frozen.{{ column }},
        {%- endfor %}
        {{ month_number_of_label('frozen.start_month') }} as month_number,
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
