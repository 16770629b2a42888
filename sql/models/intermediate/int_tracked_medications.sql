with sums as (

    select
        orders.medication,
        count(distinct orders.person_key) as patients,
        sum(orders.out_of_pocket_amount) as out_of_pocket_amount
    from {{ ref('int_prescriptions_described') }} as orders
    inner join {{ ref('int_calendar') }} as calendar on orders.start_month = calendar.service_month
    group by orders.medication

),

final as (

    select medication
    from sums
    -- A medication of a handful of people would be withheld everywhere: it is folded instead.
    where patients >= {{ var('minimum_people') }}
    order by out_of_pocket_amount desc, medication
    limit {{ var('medications_tracked') }}

)

select * from final
