-- Claims decided after their quarter was published, by payer.
select
    coalesce(payer, 'All payers') as payer,
    count(*) as changed_claims,
    count(*) filter (where newly_paid) as newly_paid_claims,
    count(*) filter (where newly_rejected) as newly_rejected_claims,
    sum(later_paid) as later_paid_amount
from facts_decisions
group by grouping sets ((payer), ())
