{#- A view: its labels are looked up by whoever needs them, families read the numbers. -#}
{{ config(materialized='view') }}

with orders as (

    select * from {{ ref('int_orders_numbered') }}

),

members as (

    select * from {{ ref('int_members') }}

),

people as (

    select * from {{ ref('int_people') }}

),

final as (

    select
        people.person_id,
        orders.person_key,
        orders.start_date,
        {{ month_of('orders.start_date') }} as start_month,
        orders.month_number,
        payer_members.member as payer,
        medication_members.member as medication,
        orders.prescriptions,
        orders.dispenses,
        orders.total_cost,
        orders.payer_coverage_amount,
        orders.out_of_pocket_amount
    from orders
    left join people on orders.person_key = people.person_key
    left join members as payer_members
        on orders.payer_number = payer_members.member_key
            and payer_members.dimension = 'payer'
    left join members as medication_members
        on orders.medication_number = medication_members.member_key
            and medication_members.dimension = 'medication'

)

select * from final
