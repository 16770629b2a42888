{%- set window_months = var('window_months') | int -%}
with months as (
    {% for position in range(window_months) %}
    {%- set month = month_label(window_months - 1 - position) -%}
    {%- set number = month[:4] | int * 12 + month[5:7] | int - 1 -%}
    {%- set quarter = month[:4] ~ '-Q' ~ (number % 12 // 3 + 1) %}
    select
        '{{ month }}' as service_month,
        '{{ quarter }}' as quarter,
        '{{ month[:4] }}' as year,
        {{ number }} as month_number,
        {{ number // 3 }} as quarter_number,
        {{ number // 12 }} as year_number,
        {{ 1 if window_months - position <= var('month_depth') | int else 0 }} as is_recent
    {{- ' union all' if not loop.last }}
    {%- endfor %}

),

data_window as (

    select * from {{ ref('int_data_window') }}

),

inside as (

    -- A quarter or year is published only where every month of it lies inside the window.
    select
        months.*,
        count(*) over (partition by months.quarter) = 3 as is_whole_quarter,
        count(*) over (partition by months.year) = 12 as is_whole_year
    from months
    inner join data_window
        on months.service_month between data_window.month_from and data_window.month_to

),

final as (

    select
        service_month,
        case when is_recent = 1 then service_month end as month_period,
        case when is_whole_quarter then quarter end as quarter_period,
        case when is_whole_year then year end as year_period,
        case when is_whole_year then 'all' end as all_period,
        -- Numbers that families group by; a month's serves the roll-up even where the month is not published.
        cast(month_number as smallint) as month_number,
        cast(case when is_whole_quarter then quarter_number end as smallint) as quarter_number,
        cast(case when is_whole_year then year_number end as smallint) as year_number,
        cast(case when is_whole_year then 0 end as smallint) as all_number
    from inside

)

select * from final
