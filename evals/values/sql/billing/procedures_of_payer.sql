-- Amounts of one payer by procedure group.
select
    coalesce(procedure_group, 'All procedures') as procedure_group,
    count(*) as total_claims,
    sum(claimed) as claimed_amount,
    sum(paid) as paid_amount,
    sum(outstanding) as outstanding_amount,
    sum(rejected) as rejected_amount
from facts_claims
where day between cast(:first as date) and cast(:last as date) and payer = :member
group by grouping sets ((procedure_group), ())
