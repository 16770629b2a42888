-- Members of a level sum to its margin, measure by measure: what the mask assumes of every family.
with members as (

    select
        grain,
        period,
        sum(total_claims) as total_claims,
        sum(total_charges) as total_charges,
        sum(underpaid_claims) as underpaid_claims
    from {{ ref('claims_by_payer') }}
    where payer != '(all)'
    group by grain, period

),

margins as (

    select * from {{ ref('claims_by_payer') }}
    where payer = '(all)'

)

select margins.grain
from margins
left join members on margins.grain = members.grain and margins.period = members.period
where members.total_claims is null
    or margins.total_claims != members.total_claims
    or margins.total_charges != members.total_charges
    or margins.underpaid_claims != members.underpaid_claims
