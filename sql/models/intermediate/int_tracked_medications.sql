-- Chosen by the first release of a chain and kept: a member that moved in or out of "Other" would restate months.
with kept as (

    select * from {{ source('frozen', 'tracked_members') }}
    where dimension = 'medication'

),

sums as (

    select
        labels.medication,
        count(distinct orders.person_key) as patients,
        sum(orders.out_of_pocket_amount) as out_of_pocket_amount
    from {{ ref('int_orders_numbered') }} as orders
    inner join {{ ref('int_calendar') }} as calendar on orders.month_number = calendar.month_number
    left join {{ ref('int_medications_labelled') }} as labels
        on orders.medication_number = labels.medication_number
    group by labels.medication

),

largest as (

    select medication
    from sums
    -- A medication of a handful of people would be withheld everywhere: it is folded instead.
    where patients >= {{ var('minimum_people') }}
    order by out_of_pocket_amount desc, medication asc
    limit {{ var('medications_tracked') }}

),

final as (

    select member as medication
    from kept
    union all
    select medication
    from largest
    where not exists (select 1 from {{ source('frozen', 'months') }})

)

select * from final
