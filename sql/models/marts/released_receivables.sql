{%- set columns = [
    'claim_id', 'person_id', 'payer', 'organization', 'age_bucket', 'priority_bucket', 'claims', 'priority_score',
    'amount_basis', 'open_balance', 'peak_outstanding',
] -%}
{{ config(materialized='view' if var('is_first_release') else 'table') }}
{% if var('is_first_release') %}
-- Nothing is published yet: what is known is what is released, and is not written twice.
with final as (

    select
        {%- for column in columns %}
        {{ column }},
        {%- endfor %}
        person_key
    from {{ ref('fct_receivables') }}

)
{% else %}
with frozen as (

    select * from {{ source('frozen', 'receivables') }}
    where as_of = {{ as_of_date() }}

),

-- A snapshot is taken once: building the same date again shows the same one.
taken as (

    select count(*) as months from {{ source('frozen', 'months') }}
    where as_of = {{ as_of_date() }}

),

final as (

    select
        {%- for column in columns %}
        frozen.{{ column }},
        {%- endfor %}
        people.person_key
    from frozen
    left join {{ ref('int_people') }} as people on frozen.person_id = people.person_id
    union all
    select
        {%- for column in columns %}
        receivables.{{ column }},
        {%- endfor %}
        receivables.person_key
    from {{ ref('fct_receivables') }} as receivables
    inner join taken on taken.months = 0

)

{% endif %}
select * from final
