-- What was published plus what arrived later is what is known now, for every claim the source still holds. Where
-- this as-of date is published already, what arrived after it waits for the next release.
with late as (

    select
        claim_id,
        sum(late_charge_amount) as late_charge_amount,
        sum(late_payment_amount) as late_payment_amount
    from {{ ref('released_late') }}
    group by claim_id

),

shown as (

    select
        coalesce(published.claim_id, late.claim_id) as claim_id,
        coalesce(published.charge_amount, 0) + coalesce(late.late_charge_amount, 0) as charge_amount,
        coalesce(published.payment_amount, 0) + coalesce(late.late_payment_amount, 0) as payment_amount
    from {{ ref('released_claims') }} as published
    full outer join late on published.claim_id = late.claim_id

)

select shown.claim_id
from shown
inner join {{ ref('fct_claims') }} as known on shown.claim_id = known.claim_id
where (shown.charge_amount != known.charge_amount or shown.payment_amount != known.payment_amount)
    and not exists (
        select 1 from {{ source('frozen', 'months') }} as published
        where published.as_of >= {{ as_of_date() }}
    )
