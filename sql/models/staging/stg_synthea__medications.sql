with source as (

    select * from {{ source('synthea', 'medications') }}

),

final as (

    select
        source.patient as person_id,
        source.payer as payer_id,
        source.description as medication_description,
        -- The file's own name is a word that Snowflake keeps for itself.
        cast(source."START" as date) as start_date,
        {{ month_of('source."START"') }} as start_month,
        coalesce(source.dispenses, 0) as dispenses,
        coalesce(source.totalcost, 0) as total_cost,
        coalesce(source.payer_coverage, 0) as payer_coverage_amount
    from source
    where cast(source."START" as date) <= {{ as_of_date() }}

)

select * from final
