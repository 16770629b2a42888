-- Claims by what came of them: nothing charged, nothing paid, too little, too much, or as expected to the cent.
with sorted as (
    select
        payer,
        case
            when charged = 0 then 'no charge'
            when expected > 0 and paid = 0 then 'zero pay'
            when paid > 0 and paid < expected - 0.01 then 'underpaid'
            when paid > expected + 0.01 then 'overpaid'
            else 'matched'
        end as outcome
    from facts_claims
    where day between cast(:first as date) and cast(:last as date)
)

select
    coalesce(payer, 'All payers') as payer,
    count(*) as total_claims,
    count(*) filter (where outcome = 'underpaid') as underpaid_claims,
    count(*) filter (where outcome = 'zero pay') as zero_pay_claims,
    count(*) filter (where outcome = 'overpaid') as overpaid_claims,
    count(*) filter (where outcome = 'no charge') as no_charge_claims,
    count(*) filter (where outcome = 'matched') as matched_claims,
    round(100.0 * count(*) filter (where outcome = 'underpaid') / count(*), 4) as underpayment_rate
from sorted
group by grouping sets ((payer), ())
