-- Freezing may neither lose a row nor add one to a frozen month.
with counted as (

    select
        (select count(*) from {{ source('frozen', 'claims') }}) as frozen_claims,
        (
            select count(*) from {{ ref('released_claims') }}
            where service_month <= (select max(months.service_month) from {{ source('frozen', 'months') }} as months)
        ) as released_claims,
        (select count(*) from {{ source('frozen', 'medications') }}) as frozen_orders,
        (
            select count(*) from {{ ref('released_medications') }}
            where start_month <= (select max(months.service_month) from {{ source('frozen', 'months') }} as months)
        ) as released_orders

)

select * from counted
where frozen_claims != released_claims
    or frozen_orders != released_orders
