-- Where rejected money is: payers with a location, procedure or diagnosis group, most rejected first. Pairs whose amount
-- is withheld come after those shown, pairs without a rejected amount not at all.
with sums as (
    select
        payer,
        {{ by.member }} as member,
        sum(total_claims) as total_claims,
        max(case when total_claims_withheld or total_claims is null then 1 else 0 end) as total_claims_withheld,
        sum(claimed_amount) as claimed_amount,
        max(case when claimed_amount_withheld or claimed_amount is null then 1 else 0 end) as claimed_amount_withheld,
        sum(rejected_amount) as rejected_amount,
        max(case when rejected_amount_withheld or rejected_amount is null then 1 else 0 end) as rejected_amount_withheld
    from {{ by.family }}
    where contains(:tiles, '|' || period || '|')
      and payer <> '(all)'
      and {{ by.member }} <> '(all)'
      and (:payers = '' or contains(:payers, '|' || payer || '|'))
    group by payer, {{ by.member }}
)

select
    payer,
    member as {{ by.member }},
    case when rejected_amount_withheld = 0 then rejected_amount end as rejected_amount,
    rejected_amount_withheld,
    case when claimed_amount_withheld = 0 then claimed_amount end as claimed_amount,
    claimed_amount_withheld,
    case
        when greatest(rejected_amount_withheld, claimed_amount_withheld) = 0
            then round(100 * rejected_amount / nullif(claimed_amount, 0), 4)
    end as rejected_pct,
    greatest(rejected_amount_withheld, claimed_amount_withheld) as rejected_pct_withheld,
    case when total_claims_withheld = 0 then total_claims end as total_claims,
    total_claims_withheld
from sums
where rejected_amount_withheld = 1 or rejected_amount > 0
order by rejected_amount_withheld, rejected_amount desc nulls last, payer, member
limit :row_limit
