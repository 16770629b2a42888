-- Where most money was rejected: payer and procedure group, the ten largest.
select
    payer,
    procedure_group,
    sum(rejected) as rejected_amount,
    sum(claimed) as claimed_amount,
    count(*) as total_claims
from facts_claims
where day between cast(:first as date) and cast(:last as date)
group by payer, procedure_group
order by rejected_amount desc
limit 10
