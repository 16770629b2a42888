-- The five statuses of each payer's claims, and of all.
select
    coalesce(payer, 'All payers') as payer,
    count(*) as total_claims,
    count(*) filter (where status = 'approved') as approved_claims,
    count(*) filter (where status = 'paid') as paid_claims,
    count(*) filter (where status = 'partially_paid') as partially_paid_claims,
    count(*) filter (where status = 'rejected') as rejected_claims,
    count(*) filter (where status = 'pending') as pending_claims
from facts_claims
where day between cast(:first as date) and cast(:last as date)
group by grouping sets ((payer), ())
