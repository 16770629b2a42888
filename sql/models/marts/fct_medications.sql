with orders as (

    select * from {{ ref('int_prescriptions_described') }}

),

tracked as (

    select * from {{ ref('int_tracked_medications') }}

),

final as (

    select
        orders.person_id,
        orders.person_key,
        orders.start_date,
        orders.start_month,
        orders.month_number,
        orders.payer,
        coalesce(tracked.medication, 'Other medications') as medication,
        1 as prescriptions,
        orders.dispenses,
        orders.total_cost,
        orders.payer_coverage_amount,
        orders.out_of_pocket_amount
    from orders
    left join tracked on orders.medication = tracked.medication

)

select * from final
