-- A number with two labels would multiply rows, one with none would lose them from every family.
{% set carried = {
    'payer': ['int_claims_numbered', 'payer_number'],
    'encounter_class': ['int_claims_numbered', 'encounter_class_number'],
    'organization': ['int_claims_numbered', 'organization_number'],
    'specialty': ['int_claims_numbered', 'provider_number'],
    'provider': ['int_claims_numbered', 'provider_number'],
    'medication': ['int_orders_numbered', 'medication_number'],
} %}
with members as (

    select
        dimension,
        member_key,
        count(*) as labels
    from {{ ref('int_members') }}
    group by dimension, member_key

),

carried as (
    {% for dimension, where in carried.items() %}
    select
        '{{ dimension }}' as dimension,
        {{ where[1] }} as member_key
    from {{ ref(where[0]) }}
    group by {{ where[1] }}
    union all
    {%- endfor %}
    select
        'payer' as dimension,
        payer_number as member_key
    from {{ ref('int_orders_numbered') }}
    group by payer_number

)

select carried.dimension
from carried
left join members on carried.dimension = members.dimension and carried.member_key = members.member_key
where members.labels is null or members.labels != 1
