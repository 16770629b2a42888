-- Each payer's part of all charges.
select
    payer,
    sum(charged) as total_charges,
    round(100.0 * sum(charged) / sum(sum(charged)) over (), 4) as share_of_total
from facts_claims
where day between cast(:first as date) and cast(:last as date)
group by payer
order by total_charges desc
