{%- set claims = {'billing': 'stg_billing__claims', 'cms': 'stg_cms__claims'} -%}
{%- set claims = ref(claims.get(var('source_format'), 'stg_synthea__claims')) -%}
with claimed as (

    select min(service_month) as first_month from {{ claims }}

),

published as (

    select min(service_month) as first_month from {{ source('frozen', 'months') }}

),

bounds as (

    -- A chain of releases begins where its first one did: an older claim that turns up later opens no new month.
    select
        coalesce(published.first_month, claimed.first_month, '{{ month_label(0) }}') as first_month,
        '{{ month_label(var("window_months") | int - 1) }}' as earliest_month,
        '{{ month_label(0) }}' as month_to
    from claimed
    cross join published

),

final as (

    -- A source younger than the window starts with its first claim: months before it are no zeros.
    select
        greatest(first_month, earliest_month) as month_from,
        month_to,
        {{ as_of_date() }} as as_of
    from bounds

)

select * from final
