-- The share of claims of more than 10,000 USD in each quarter.
select
    strftime(day, '%Y') || '-Q' || quarter(day) as quarter,
    round(100.0 * count(*) filter (where paid > 10000) / count(*), 4) as high_value_share
from facts_claims
where day between cast(:first as date) and cast(:last as date)
group by quarter
order by quarter asc
