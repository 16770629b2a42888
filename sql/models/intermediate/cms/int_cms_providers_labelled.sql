with known as (

    select provider_id from {{ ref('stg_cms__providers') }}
    union
    select provider_id
    from {{ ref('stg_cms__claims') }}
    where provider_id is not null

),

named as (

    select
        known.provider_id,
        {{ clean_label("coalesce(providers.provider_name, 'Provider ' || known.provider_id)") }} as provider_label,
        coalesce(providers.fraud_flag, 'Not stated') as fraud_flag
    from known
    left join {{ ref('stg_cms__providers') }} as providers on known.provider_id = providers.provider_id

),

final as (

    -- Namesakes are told apart by their number: one label is never two providers.
    select
        provider_id,
        fraud_flag,
        case
            when count(*) over (partition by provider_label) = 1 then provider_label
            else left(provider_label, 150) || ' (' || {{ clean_label('provider_id') }} || ')'
        end as provider
    from named

)

select * from final
