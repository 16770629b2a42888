with current_claims as (

    select * from {{ ref('fct_submissions') }}

),

frozen_claims as (

    select
        *,
        case
            when is_approved = 1 then 'approved'
            when is_paid = 1 then 'paid'
            when is_partially_paid = 1 then 'partially_paid'
            when is_rejected = 1 then 'rejected'
            else 'pending'
        end as claim_status
    from {{ source('frozen', 'submissions') }}

),

-- What the last release that showed a change of a claim knew of it.
last_seen as (

    select
        *,
        row_number() over (partition by claim_id order by arrived desc) as newest_first
    from {{ source('frozen', 'decisions') }}

),

earlier as (

    select
        claim_id,
        min(person_id) as person_id,
        min(payer) as payer,
        min(service_month) as service_month,
        sum(later_paid_amount) as later_paid_amount,
        max(case when newest_first = 1 then claim_status end) as claim_status
    from last_seen
    group by claim_id

),

published_since as (

    select count(*) as months_published
    from {{ source('frozen', 'months') }}
    where as_of >= {{ as_of_date() }}

),

-- None where this as-of date is published already: what was decided up to then is frozen, too.
closed_months as (

    select months.service_month
    from {{ source('frozen', 'months') }} as months
    cross join published_since
    where published_since.months_published = 0

),

compared as (

    -- Labels are those the claim was first published under.
    select
        current_claims.claim_id,
        coalesce(frozen_claims.person_id, earlier.person_id, current_claims.person_id) as person_id,
        coalesce(frozen_claims.service_month, earlier.service_month, current_claims.service_month) as service_month,
        coalesce(frozen_claims.payer, earlier.payer, current_claims.payer) as payer,
        case when frozen_claims.claim_id is null and earlier.claim_id is null then 1 else 0 end as is_new_claim,
        current_claims.claim_status,
        coalesce(earlier.claim_status, frozen_claims.claim_status, 'not submitted') as status_before,
        current_claims.paid_amount
        - coalesce(frozen_claims.paid_amount, 0)
        - coalesce(earlier.later_paid_amount, 0) as later_paid_amount
    from current_claims
    left join frozen_claims on current_claims.claim_id = frozen_claims.claim_id
    left join earlier on current_claims.claim_id = earlier.claim_id

),

decided as (

    select
        *,
        case
            when claim_status in ('paid', 'partially_paid') and status_before not in ('paid', 'partially_paid') then 1
            else 0
        end as is_newly_paid,
        case when claim_status = 'rejected' and status_before != 'rejected' then 1 else 0 end as is_newly_rejected
    from compared
    where claim_status != status_before or later_paid_amount != 0

),

final as (

    select
        decided.claim_id,
        decided.person_id,
        people.person_key,
        decided.service_month,
        decided.payer,
        '{{ as_of_quarter() }}' as arrived,
        1 as claims,
        decided.is_new_claim,
        decided.claim_status,
        decided.is_newly_paid,
        decided.is_newly_rejected,
        1 - decided.is_newly_paid - decided.is_newly_rejected as is_otherwise_changed,
        cast(decided.later_paid_amount as decimal(18, 2)) as later_paid_amount
    from decided
    inner join closed_months on decided.service_month = closed_months.service_month
    left join {{ ref('int_billing_people') }} as people on decided.person_id = people.person_id

)

select * from final
