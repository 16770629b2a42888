-- What was published plus what changed later is what is known now, for every claim the files still hold. Where this
-- as-of date is published already, what changed after it waits for the next release.
with amounts as (

    select
        claim_id,
        reimbursed_amount
    from {{ source('frozen', 'reimbursements') }}
    union all
    select
        claim_id,
        amount_change as reimbursed_amount
    from {{ ref('released_changed_reimbursements') }}

),

shown as (

    select
        claim_id,
        sum(reimbursed_amount) as reimbursed_amount
    from amounts
    group by claim_id

)

select shown.claim_id
from shown
inner join {{ ref('fct_reimbursements') }} as known on shown.claim_id = known.claim_id
where shown.reimbursed_amount != known.reimbursed_amount
    and not exists (
        select 1 from {{ source('frozen', 'months') }} as published
        where published.as_of >= {{ as_of_date() }}
    )
