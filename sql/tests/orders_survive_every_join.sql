-- A duplicate key in a lookup file would multiply orders, a lost one would drop them.
with counted as (

    select
        (select count(*) from {{ ref('stg_synthea__medications') }}) as staged,
        (select count(*) from {{ ref('int_orders_numbered') }}) as published

)

select * from counted
where staged != published
