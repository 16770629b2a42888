with descriptions as (

    -- Cleaned once per description, not once per order.
    select distinct medication_description
    from {{ ref('stg_synthea__medications') }}

),

final as (

    select
        medication_description,
        {{ clean_label('medication_description') }} as medication,
        cast(row_number() over (order by medication_description) as integer) as medication_number
    from descriptions

)

select * from final
