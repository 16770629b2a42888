-- The same cell in two families is one cell: their grand totals are equal.
with totals as (

    select total_claims from {{ ref('claims_by_payer') }}
    where grain = 'all' and payer = '(all)'
    union all
    select total_claims from {{ ref('claims_by_payer_class') }}
    where grain = 'all' and payer = '(all)' and encounter_class = '(all)'
    union all
    select total_claims from {{ ref('claims_by_organization_specialty') }}
    where grain = 'all' and organization = '(all)' and specialty = '(all)'
    union all
    select sum(total_claims) as total_claims from {{ ref('claims_by_provider') }}
    where grain = 'all' and provider != '(all)'
    having count(*) > 0

)

select
    min(total_claims) as smallest,
    max(total_claims) as largest
from totals
having min(total_claims) != max(total_claims)
