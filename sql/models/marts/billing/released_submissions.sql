{%- set columns = [
    'claim_id', 'person_id', 'service_month', 'payer', 'location', 'procedure_group', 'diagnosis_group', 'provider',
    'claims', 'claimed_amount', 'paid_amount', 'outstanding_amount', 'rejected_amount', 'adjusted_amount', 'is_approved',
    'is_paid', 'is_partially_paid', 'is_rejected', 'is_pending',
] -%}
with frozen as (

    select * from {{ source('frozen', 'submissions') }}

),

horizon as (

    select coalesce(max(service_month), '') as last_month from {{ source('frozen', 'months') }}

),

published as (

    select claim_id from frozen
    union
    select claim_id from {{ source('frozen', 'decisions') }}

),

-- A claim redated from a frozen month to a later one was published already: once is enough.
newer as (

    select claims.*
    from {{ ref('fct_submissions') }} as claims
    inner join horizon on claims.service_month > horizon.last_month
    left join published on claims.claim_id = published.claim_id
    where published.claim_id is null

),

people as (

    select * from {{ ref('int_billing_people') }}

),

final as (

    select
        {%- for column in columns %}
        frozen.{{ column }},
        {%- endfor %}
        people.person_key
    from frozen
    left join people on frozen.person_id = people.person_id
    union all
    select
        {%- for column in columns %}
        {{ column }},
        {%- endfor %}
        person_key
    from newer

)

select * from final
