{%- set conditions = chronic_conditions().split() -%}
with claims as (

    select * from {{ ref('fct_reimbursements') }}

),

condition_names as (

    select * from {{ ref('condition_names') }}

),

stacked as (
    {% for condition in conditions %}
    select
        '{{ condition }}' as condition_code,
        left(service_month, 4) as year,
        person_id,
        reimbursed_amount
    from claims
    where has_{{ condition }} = 1
    {{- ' union all' if not loop.last }}
    {%- endfor %}

),

final as (

    select
        condition_names.condition_name,
        stacked.year,
        count(*) as claims,
        count(distinct stacked.person_id) as beneficiaries,
        cast(sum(stacked.reimbursed_amount) as decimal(18, 2)) as reimbursed_amount
    from stacked
    inner join condition_names on stacked.condition_code = condition_names.condition_code
    group by condition_names.condition_name, stacked.year

)

select * from final
