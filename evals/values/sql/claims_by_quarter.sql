-- Claims by quarter of service.
select
    strftime(day, '%Y') || '-Q' || quarter(day) as quarter,
    count(*) as total_claims
from facts_claims
where day between cast(:first as date) and cast(:last as date)
group by 1
order by 1
