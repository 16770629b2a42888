-- Claims that later loads added, raised or lowered, and what became of the amount.
select
    coalesce(claim_type, 'All claims') as claim_type,
    count(*) as restated_claims,
    count(*) filter (where change > 0) as raised_claims,
    count(*) filter (where change < 0) as lowered_claims,
    sum(change) as amount_change
from facts_changes
where day between cast(:first as date) and cast(:last as date)
group by grouping sets ((claim_type), ())
