{#- A dimension is numbered by what rows carry of it; more than one number may be shown under one label. -#}
{%- set frozen = {
    'claims': ['payer', 'encounter_class', 'organization', 'specialty', 'provider'],
    'medications': ['payer', 'medication'],
} -%}
with organizations as (

    select
        organization_number,
        organization
    from {{ ref('int_organizations_labelled') }}
    union all
    select
        0 as organization_number,
        'Unknown' as organization

),

providers as (

    select
        provider_number,
        provider_id,
        specialty
    from {{ ref('int_providers_numbered') }}
    union all
    select
        0 as provider_number,
        cast(null as varchar) as provider_id,
        'Unknown' as specialty

),

frozen_labels as (
    {% for table, dimensions in frozen.items() %}
    {%- set is_last = loop.last %}
    {%- for dimension in dimensions %}
    select
        '{{ dimension }}' as dimension,
        {{ dimension }} as member
    from {{ source('frozen', table) }}
    group by {{ dimension }}
    {{- ' union' if not (is_last and loop.last) }}
    {%- endfor %}
    {%- endfor %}

),

keyed as (

    select
        'payer' as dimension,
        payer_number as member_key,
        payer as member
    from {{ ref('int_payers_labelled') }}
    union all
    select
        'payer' as dimension,
        0 as member_key,
        'No insurance' as member
    union all
    select
        'encounter_class' as dimension,
        encounter_class_number as member_key,
        encounter_class as member
    from {{ ref('encounter_classes') }}
    union all
    select
        'encounter_class' as dimension,
        0 as member_key,
        'Unknown' as member
    union all
    select
        'organization' as dimension,
        organizations.organization_number as member_key,
        coalesce(tracked.organization, 'Other organizations') as member
    from organizations
    left join {{ ref('int_tracked_organizations') }} as tracked on organizations.organization = tracked.organization
    union all
    select
        'specialty' as dimension,
        provider_number as member_key,
        specialty as member
    from providers
    union all
    select
        'provider' as dimension,
        providers.provider_number as member_key,
        coalesce(tracked.provider, 'Other providers') as member
    from providers
    left join {{ ref('int_tracked_providers') }} as tracked on providers.provider_id = tracked.provider_id
    union all
    select
        'medication' as dimension,
        labels.medication_number as member_key,
        coalesce(tracked.medication, 'Other medications') as member
    from {{ ref('int_medications_labelled') }} as labels
    left join {{ ref('int_tracked_medications') }} as tracked on labels.medication = tracked.medication
    union all
    select
        'medication' as dimension,
        0 as member_key,
        'Other medications' as member
    union all
    -- Frozen rows keep their labels: each has a number of its own, below 0, whatever the source calls it by now.
    select
        dimension,
        -row_number() over (partition by dimension order by member) as member_key,
        member
    from frozen_labels

),

final as (

    select
        dimension,
        cast(member_key as integer) as member_key,
        member,
        cast(dense_rank() over (partition by dimension order by member) as smallint) as number
    from keyed

)

select * from final
