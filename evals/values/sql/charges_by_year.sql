-- Charges by year of service.
select
    strftime(day, '%Y') as year,
    sum(charged) as total_charges
from facts_claims
where day between cast(:first as date) and cast(:last as date)
group by year
order by year
