-- Claims of those who have diabetes in each quarter.
select
    strftime(day, '%Y') || '-Q' || quarter(day) as quarter,
    'Diabetes' as condition,
    round(100.0 * sum(diabetes) / count(*), 4) as condition_share,
    sum(diabetes) as condition_claims,
    count(*) as total_claims
from facts_claims
where day between cast(:first as date) and cast(:last as date)
group by quarter
order by quarter asc
