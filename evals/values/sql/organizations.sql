-- Claims and payments of the twelve largest organizations, of the others together, and of all.
select
    coalesce(organization, 'All organizations') as organization,
    count(*) as total_claims,
    sum(charged) as total_charges,
    sum(paid) as total_payments,
    sum(paid) - sum(charged) as net_variance
from facts_claims
where day between cast(:first as date) and cast(:last as date)
group by grouping sets ((organization), ())
