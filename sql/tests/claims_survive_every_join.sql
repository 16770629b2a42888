-- A duplicate key in a lookup file, or two encounters under one key, would multiply claims, a lost one would drop them.
with counted as (

    select
        (select count(*) from {{ ref('stg_synthea__claims') }}) as staged,
        (select count(*) from {{ ref('int_claims_numbered') }}) as published

)

select * from counted
where staged != published
