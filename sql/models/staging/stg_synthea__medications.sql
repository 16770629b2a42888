with source as (

    select * from {{ source('synthea', 'medications') }}

),

final as (

    select
        patient as person_id,
        payer as payer_id,
        description as medication_description,
        cast(source.start as date) as start_date,
        {{ month_of('source.start') }} as start_month,
        coalesce(dispenses, 0) as dispenses,
        coalesce(totalcost, 0) as total_cost,
        coalesce(payer_coverage, 0) as payer_coverage_amount
    from source
    where cast(source.start as date) <= {{ as_of_date() }}

)

select * from final
