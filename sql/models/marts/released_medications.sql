{{ config(materialized='view') }}

with orders as (

    select * from {{ ref('int_released_orders') }}

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
        {{ month_label_of_number('orders.month_number') }} as start_month,
        payer_members.member as payer,
        medication_members.member as medication,
        orders.prescriptions,
        orders.dispenses,
        orders.total_cost,
        orders.payer_coverage_amount,
        orders.out_of_pocket_amount,
        orders.month_number,
        orders.person_key
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
