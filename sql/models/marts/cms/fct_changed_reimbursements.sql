with current_claims as (

    select * from {{ ref('fct_reimbursements') }}

),

frozen_claims as (

    select * from {{ source('frozen', 'reimbursements') }}

),

earlier as (

    select
        claim_id,
        min(person_id) as person_id,
        min(claim_type) as claim_type,
        min(service_month) as service_month,
        sum(amount_change) as amount_change
    from {{ source('frozen', 'changed_reimbursements') }}
    group by claim_id

),

published_since as (

    select count(*) as months_published
    from {{ source('frozen', 'months') }}
    where as_of >= {{ as_of_date() }}

),

-- None where this as-of date is published already: what changed up to then is frozen, too.
closed_months as (

    select months.service_month
    from {{ source('frozen', 'months') }} as months
    cross join published_since
    where published_since.months_published = 0

),

compared as (

    -- Month and type are those the claim was first published under.
    select
        current_claims.claim_id,
        coalesce(frozen_claims.person_id, earlier.person_id, current_claims.person_id) as person_id,
        coalesce(frozen_claims.service_month, earlier.service_month, current_claims.service_month) as service_month,
        coalesce(frozen_claims.claim_type, earlier.claim_type, current_claims.claim_type) as claim_type,
        case when frozen_claims.claim_id is null and earlier.claim_id is null then 1 else 0 end as is_new_claim,
        current_claims.reimbursed_amount
        - coalesce(frozen_claims.reimbursed_amount, 0)
        - coalesce(earlier.amount_change, 0) as amount_change
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
        compared.claim_type,
        '{{ as_of_quarter() }}' as arrived,
        1 as claims,
        compared.is_new_claim,
        case when compared.amount_change > 0 then 1 else 0 end as is_raised,
        case when compared.amount_change < 0 then 1 else 0 end as is_lowered,
        cast(compared.amount_change as decimal(18, 2)) as amount_change
    from compared
    inner join closed_months on compared.service_month = closed_months.service_month
    left join {{ ref('int_cms_people') }} as people on compared.person_id = people.person_id
    where compared.is_new_claim = 1 or compared.amount_change != 0

)

select * from final
