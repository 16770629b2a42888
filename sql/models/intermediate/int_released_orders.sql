{%- set columns = [
    'payer_number', 'medication_number', 'prescriptions', 'dispenses', 'total_cost', 'payer_coverage_amount',
    'out_of_pocket_amount',
] -%}
{{ config(materialized='view' if var('is_first_release') else 'table') }}
{% if var('is_first_release') %}
-- Nothing is published yet: what is known is what is released, and is not written twice.
with final as (

    select
        month_number,
        {%- for column in columns %}
        {{ column }},
        {%- endfor %}
        person_key
    from {{ ref('int_orders_numbered') }}

)
{% else %}
with frozen as (

    select * from {{ source('frozen', 'medications') }}

),

horizon as (

    select coalesce(max({{ month_number_of_label('service_month') }}), 0) as last_month
    from {{ source('frozen', 'months') }}

),

newer as (

    select orders.*
    from {{ ref('int_orders_numbered') }} as orders
    inner join horizon on orders.month_number > horizon.last_month

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
        {{ month_number_of_label('frozen.start_month') }} as month_number,
        payer_members.member_key as payer_number,
        medication_members.member_key as medication_number,
        frozen.prescriptions,
        frozen.dispenses,
        frozen.total_cost,
        frozen.payer_coverage_amount,
        frozen.out_of_pocket_amount,
        people.person_key
    from frozen
    left join people on frozen.person_id = people.person_id
    left join members as payer_members
        on frozen.payer = payer_members.member and payer_members.dimension = 'payer'
    left join members as medication_members
        on frozen.medication = medication_members.member and medication_members.dimension = 'medication'
    union all
    select
        month_number,
        {%- for column in columns %}
        {{ column }},
        {%- endfor %}
        person_key
    from newer

)

{% endif %}
select * from final
