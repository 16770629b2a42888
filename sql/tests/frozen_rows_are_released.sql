-- Freezing may neither lose a row nor add one to a frozen month.
with horizon as (

    select max({{ month_number_of_label('service_month') }}) as last_month
    from {{ source('frozen', 'months') }}

),

counted as (

    select
        (select count(*) from {{ source('frozen', 'claims') }}) as frozen_claims,
        (
            select count(*) from {{ ref('int_released_claims') }}
            where month_number <= (select horizon.last_month from horizon)
        ) as released_claims,
        (select count(*) from {{ source('frozen', 'medications') }}) as frozen_orders,
        (
            select count(*) from {{ ref('int_released_orders') }}
            where month_number <= (select horizon.last_month from horizon)
        ) as released_orders

)

select * from counted
where frozen_claims != released_claims
    or frozen_orders != released_orders
