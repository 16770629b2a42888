-- What was reimbursed in each month.
select
    strftime(day, '%Y-%m') as month,
    sum(paid) as reimbursed_amount
from facts_claims
where day between cast(:first as date) and cast(:last as date)
group by month
order by month asc
