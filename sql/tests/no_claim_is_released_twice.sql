-- A claim that is frozen, or shown as late, is no claim of a newer month as well.
with horizon as (

    select max({{ month_number_of_label('service_month') }}) as last_month from {{ source('frozen', 'months') }}

),

newer as (

    select claims.claim_id
    from {{ ref('int_released_claims') }} as claims
    inner join horizon on claims.month_number > horizon.last_month

),

published as (

    select claim_id from {{ source('frozen', 'claims') }}
    union
    select claim_id from {{ source('frozen', 'late') }}

)

select newer.claim_id
from newer
inner join published on newer.claim_id = published.claim_id
