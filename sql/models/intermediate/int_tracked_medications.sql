-- Chosen by the first release of a chain and kept: a member that moved in or out of "Other" would restate months.
with kept as (

    select * from {{ source('frozen', 'tracked_members') }}
    where dimension = 'medication'

),

-- Summed under one number of a label, which is looked up afterwards: it takes two thirds of the time.
labels as (

    select
        medication_number,
        medication,
        min(medication_number) over (partition by medication) as label_number
    from {{ ref('int_medications_labelled') }}

),

sums as (

    select
        labels.label_number,
        count(distinct orders.person_key) as patients,
        sum(orders.out_of_pocket_amount) as out_of_pocket_amount
    from {{ ref('int_orders_numbered') }} as orders
    inner join {{ ref('int_calendar') }} as calendar on orders.month_number = calendar.month_number
    left join labels on orders.medication_number = labels.medication_number
    group by labels.label_number

),

largest as (

    select labels.medication
    from sums
    left join labels on sums.label_number = labels.medication_number
    -- A medication of a handful of people would be withheld everywhere: it is folded instead.
    where sums.patients >= {{ var('minimum_people') }}
    order by sums.out_of_pocket_amount desc, labels.medication asc
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
