with bounds as (

    select
        coalesce(min(service_month), '{{ month_label(0) }}') as first_month,
        '{{ month_label(var("window_months") - 1) }}' as earliest_month,
        '{{ month_label(0) }}' as month_to
    from {{ ref('stg_synthea__claims') }}

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
