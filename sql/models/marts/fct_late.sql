with current_claims as (

    select * from {{ ref('fct_claims') }}

),

frozen_claims as (

    select
        *,
        case
            when is_no_charge = 1 then 'NO_CHARGE'
            when is_zero_pay = 1 then 'ZERO_PAY'
            when is_underpaid = 1 then 'UNDERPAID'
            when is_overpaid = 1 then 'OVERPAID'
            else 'MATCHED'
        end as exception_category
    from {{ source('frozen', 'claims') }}

),

-- What the last release that showed a change of a claim knew of it.
last_seen as (

    select
        *,
        row_number() over (partition by claim_id order by arrived desc) as newest_first
    from {{ source('frozen', 'late') }}

),

earlier as (

    select
        claim_id,
        min(person_id) as person_id,
        min(payer) as payer,
        min(service_month) as service_month,
        sum(late_charge_amount) as late_charge_amount,
        sum(late_payment_amount) as late_payment_amount,
        sum(late_payer_paid_amount) as late_payer_paid_amount,
        max(case when newest_first = 1 then exception_category end) as exception_category
    from last_seen
    group by claim_id

),

published_since as (

    select count(*) as months_published
    from {{ source('frozen', 'months') }}
    where as_of >= {{ as_of_date() }}

),

-- None where this as-of date is published already: what arrived up to then is frozen, too.
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
        current_claims.exception_category,
        -- A write-off alone can do it: nothing is charged or paid, but less is expected.
        case
            when current_claims.exception_category
                != coalesce(earlier.exception_category, frozen_claims.exception_category)
                then 1
            else 0
        end as is_reclassified,
        current_claims.charge_amount
        - coalesce(frozen_claims.charge_amount, 0)
        - coalesce(earlier.late_charge_amount, 0) as late_charge_amount,
        current_claims.payment_amount
        - coalesce(frozen_claims.payment_amount, 0)
        - coalesce(earlier.late_payment_amount, 0) as late_payment_amount,
        current_claims.payer_paid_amount
        - coalesce(frozen_claims.payer_paid_amount, 0)
        - coalesce(earlier.late_payer_paid_amount, 0) as late_payer_paid_amount
    from current_claims
    left join frozen_claims on current_claims.claim_id = frozen_claims.claim_id
    left join earlier on current_claims.claim_id = earlier.claim_id

),

final as (

    select
        compared.claim_id,
        compared.person_id,
        people.person_key,
        compared.service_month,
        compared.payer,
        '{{ as_of_quarter() }}' as arrived,
        1 as claims,
        compared.is_new_claim,
        compared.exception_category,
        compared.is_reclassified,
        cast(compared.late_charge_amount as decimal(18, 2)) as late_charge_amount,
        cast(compared.late_payment_amount as decimal(18, 2)) as late_payment_amount,
        cast(compared.late_payer_paid_amount as decimal(18, 2)) as late_payer_paid_amount
    from compared
    inner join closed_months on compared.service_month = closed_months.service_month
    left join {{ ref('int_people') }} as people on compared.person_id = people.person_id
    where compared.is_new_claim = 1
        or compared.is_reclassified = 1
        or compared.late_charge_amount != 0
        or compared.late_payment_amount != 0
        or compared.late_payer_paid_amount != 0

)

select * from final
