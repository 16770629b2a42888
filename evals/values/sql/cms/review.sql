-- Claims after death and of high value by claim type.
select
    coalesce(claim_type, 'All claims') as claim_type,
    count(*) filter (where after_death) as claims_after_death,
    round(100.0 * count(*) filter (where paid > 10000) / count(*), 4) as high_value_share,
    count(*) as total_claims
from facts_claims
where day between cast(:first as date) and cast(:last as date)
group by grouping sets ((claim_type), ())
