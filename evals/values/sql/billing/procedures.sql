-- Claims, amounts and rates of each procedure group and of all of them.
select
    coalesce(procedure_group, 'All procedures') as procedure_group,
    count(*) as total_claims,
    sum(claimed) as claimed_amount,
    sum(paid) as paid_amount,
    sum(outstanding) as outstanding_amount,
    sum(rejected) as rejected_amount,
    round(100.0 * sum(paid) / sum(claimed), 4) as paid_pct,
    round(100.0 * count(*) filter (where status in ('approved', 'paid', 'partially_paid')) / count(*), 4) as approval_rate,
    round(100.0 * count(*) filter (where status = 'rejected') / count(*), 4) as rejection_rate,
    round(100.0 * count(*) filter (where status = 'pending') / count(*), 4) as pending_rate
from facts_claims
where day between cast(:first as date) and cast(:last as date)
group by grouping sets ((procedure_group), ())
