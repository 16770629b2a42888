-- Open receivables of each payer by age as of the release date, the largest open balance first, and the
-- published total last when none are chosen. Chosen ages come without the sum of all ages, and set the order.
with cells as (
    select
        payer,
        age_bucket,
        sum(open_claims) as open_claims,
        max(case when open_claims_withheld or open_claims is null then 1 else 0 end) as open_claims_withheld,
        sum(open_balance) as open_balance,
        max(case when open_balance_withheld or open_balance is null then 1 else 0 end) as open_balance_withheld,
        sum(peak_outstanding) as peak_outstanding,
        max(case when peak_outstanding_withheld or peak_outstanding is null then 1 else 0 end)
            as peak_outstanding_withheld,
        sum(priority_score) as priority_score,
        max(case when priority_score_withheld or priority_score is null then 1 else 0 end) as priority_score_withheld
    from receivables_by_payer
    where priority_bucket = '(all)'
      and (:payers = '' or contains(:payers, '|' || payer || '|'))
      and (:age_buckets = '' or contains(:age_buckets, '|' || age_bucket || '|'))
    group by payer, age_bucket
),

ranks as (
    select
        payer,
        case when max(open_balance_withheld) = 0 then sum(open_balance) end as balance,
        case when max(peak_outstanding_withheld) = 0 then sum(peak_outstanding) end as peak
    from cells
    where :age_buckets <> '' or age_bucket = '(all)'
    group by payer
),

final as (
    select
        case when cells.payer = '(all)' then 1 else 0 end as is_total,
        case when cells.payer = '(all)' then 'All payers' else cells.payer end as payer,
        ranks.balance,
        ranks.peak,
        case cells.age_bucket
            when '0-30' then 1 when '31-60' then 2 when '61-90' then 3 when '90+' then 4 else 5
        end as position_number,
        case when cells.age_bucket = '(all)' then 'All ages' else cells.age_bucket end as age_bucket,
        case when cells.open_claims_withheld = 0 then cells.open_claims end as open_claims,
        cells.open_claims_withheld,
        case when cells.open_balance_withheld = 0 then cells.open_balance end as open_balance,
        cells.open_balance_withheld,
        case when cells.peak_outstanding_withheld = 0 then cells.peak_outstanding end as peak_outstanding,
        cells.peak_outstanding_withheld,
        case
            when greatest(cells.priority_score_withheld, cells.open_claims_withheld) = 0
                then round(cells.priority_score / nullif(cells.open_claims, 0), 4)
        end as priority_score_avg,
        greatest(cells.priority_score_withheld, cells.open_claims_withheld) as priority_score_avg_withheld
    from cells
    inner join ranks on cells.payer = ranks.payer
)

select
    payer,
    age_bucket,
    open_claims, open_claims_withheld,
    open_balance, open_balance_withheld,
    peak_outstanding, peak_outstanding_withheld,
    priority_score_avg, priority_score_avg_withheld
from final
order by is_total, balance desc nulls last, peak desc nulls last, payer, position_number
