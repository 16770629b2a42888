-- Claims of each month and claim type.
select
    strftime(day, '%Y-%m') as month,
    claim_type,
    count(*) as total_claims
from facts_claims
where day between cast(:first as date) and cast(:last as date)
group by month, claim_type
order by month asc, claim_type asc
