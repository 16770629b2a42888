with orders as (

    select * from {{ ref('stg_synthea__medications') }}

),

labels as (

    select * from {{ ref('int_medications_labelled') }}

),

people as (

    select * from {{ ref('int_people') }}

),

payers as (

    select * from {{ ref('int_payers_labelled') }}

),

final as (

    select
        people.person_key,
        orders.start_date,
        {{ month_number_of('orders.start_date') }} as month_number,
        coalesce(payers.payer_number, 0) as payer_number,
        coalesce(labels.medication_number, 0) as medication_number,
        1 as prescriptions,
        orders.dispenses,
        orders.total_cost,
        orders.payer_coverage_amount,
        cast(orders.total_cost - orders.payer_coverage_amount as decimal(18, 2)) as out_of_pocket_amount
    from orders
    left join labels on orders.medication_description = labels.medication_description
    left join people on orders.person_id = people.person_id
    left join payers on orders.payer_id = payers.payer_id

)

select * from final
