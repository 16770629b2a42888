-- The same cell in two families is one cell: their grand totals are equal.
with totals as (

    select
        total_claims,
        reimbursed_amount
    from {{ ref('reimbursements_by_claim_type') }}
    where grain = 'all' and claim_type = '(all)'
    union all
    select
        total_claims,
        reimbursed_amount
    from {{ ref('reimbursements_by_claim_type_state') }}
    where grain = 'all' and claim_type = '(all)' and state = '(all)'
    union all
    select
        total_claims,
        reimbursed_amount
    from {{ ref('reimbursements_by_claim_type_age_band') }}
    where grain = 'all' and claim_type = '(all)' and age_band = '(all)'
    union all
    select
        sum(total_claims) as total_claims,
        sum(reimbursed_amount) as reimbursed_amount
    from {{ ref('reimbursements_by_provider') }}
    where grain = 'all' and claim_type != '(all)' and provider != '(all)'
    having count(*) > 0

)

select
    min(total_claims) as smallest,
    max(total_claims) as largest
from totals
having min(total_claims) != max(total_claims) or min(reimbursed_amount) != max(reimbursed_amount)
