-- Periods sum to the longer period they tile, so that any tiling of a range gives the same answer.
with quarters as (

    select
        left(period, 4) as year,
        payer,
        organization,
        sum(total_claims) as total_claims,
        sum(total_payments) as total_payments
    from {{ ref('claims_by_payer_organization') }}
    where grain = 'quarter'
    group by left(period, 4), payer, organization

),

years as (

    select * from {{ ref('claims_by_payer_organization') }}
    where grain = 'year'

)

select years.period
from years
left join quarters
    on years.period = quarters.year
        and years.payer = quarters.payer
        and years.organization = quarters.organization
where quarters.total_claims is null
    or years.total_claims != quarters.total_claims
    or years.total_payments != quarters.total_payments
