-- What was published plus what arrived later is what is known now, for every claim the source still holds. Where
-- this as-of date is published already, what arrived after it waits for the next release.
with changes as (

    select
        claim_id,
        charge_amount,
        payment_amount
    from {{ source('frozen', 'claims') }}
    union all
    select
        claim_id,
        late_charge_amount as charge_amount,
        late_payment_amount as payment_amount
    from {{ ref('released_late') }}

),

shown as (

    select
        claim_id,
        sum(charge_amount) as charge_amount,
        sum(payment_amount) as payment_amount
    from changes
    group by claim_id

)

select shown.claim_id
from shown
inner join {{ ref('int_claims_classified') }} as known on shown.claim_id = known.claim_id
where (shown.charge_amount != known.charge_amount or shown.payment_amount != known.payment_amount)
    and not exists (
        select 1 from {{ source('frozen', 'months') }} as published
        where published.as_of >= {{ as_of_date() }}
    )
