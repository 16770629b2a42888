-- A repeated summary or provider would multiply claims, a lost one would drop them.
with counted as (

    select
        (select count(*) from {{ ref('stg_cms__claims') }}) as staged,
        (select count(*) from {{ ref('fct_reimbursements') }}) as published

)

select * from counted
where staged != published
