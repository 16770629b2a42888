with final as (

    select
        -- Some sources (Synthea's own files) end every claim fully paid: there the peak is all that can be aged.
        case
            when max(open_balance) = 0 and max(peak_outstanding) > 0 then 'peak_outstanding'
            else 'open_balance'
        end as amount_basis
    from {{ ref('int_claims_classified') }}

)

select * from final
