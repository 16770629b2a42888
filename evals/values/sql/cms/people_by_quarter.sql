-- Distinct people of each quarter: they cannot be added up.
select
    strftime(day, '%Y') || '-Q' || quarter(day) as quarter,
    count(distinct person) as beneficiaries
from facts_claims
where day between cast(:first as date) and cast(:last as date)
group by quarter
order by quarter asc
