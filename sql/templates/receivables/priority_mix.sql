-- Open receivables by priority as of the release date: all payers' published total, or the sum of the chosen ones.
with sums as (
    select
        priority_bucket,
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
    where age_bucket = '(all)'
      and ((:payers = '' and payer = '(all)') or contains(:payers, '|' || payer || '|'))
    group by priority_bucket
),

final as (
    select
        case priority_bucket when 'High' then 1 when 'Medium' then 2 when 'Low' then 3 else 4 end as position_number,
        case when priority_bucket = '(all)' then 'All' else priority_bucket end as priority_bucket,
        case when open_claims_withheld = 0 then open_claims end as open_claims,
        open_claims_withheld,
        case when open_balance_withheld = 0 then open_balance end as open_balance,
        open_balance_withheld,
        case when peak_outstanding_withheld = 0 then peak_outstanding end as peak_outstanding,
        peak_outstanding_withheld,
        case
            when greatest(priority_score_withheld, open_claims_withheld) = 0
                then round(priority_score / nullif(open_claims, 0), 4)
        end as priority_score_avg,
        greatest(priority_score_withheld, open_claims_withheld) as priority_score_avg_withheld
    from sums
)

select
    priority_bucket,
    open_claims, open_claims_withheld,
    open_balance, open_balance_withheld,
    peak_outstanding, peak_outstanding_withheld,
    priority_score_avg, priority_score_avg_withheld
from final
order by position_number
