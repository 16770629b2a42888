-- Segments of open receivables ranked as of the release date, with which rules of the priority score fired in each.
-- A segment is an age bucket of a payer, an organization or a priority bucket; those without claims come last.
with sums as (
    select
        {{ by.segment }} as segment,
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
    from {{ by.family }}
    where age_bucket <> '(all)'
      and {{ by.payers }}
      and {{ by.organizations }}
      and (:age_buckets = '' or contains(:age_buckets, '|' || age_bucket || '|'))
    group by {{ by.segment }}, age_bucket
),

shown as (
    select
        segment,
        age_bucket,
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
        greatest(priority_score_withheld, open_claims_withheld) as priority_score_avg_withheld,
        -- The receivable amount is the peak where a source has no open balances at all.
        case
            when greatest(open_balance_withheld, peak_outstanding_withheld, open_claims_withheld) = 0
                then case when open_balance > 0 then open_balance else peak_outstanding end / nullif(open_claims, 0)
        end as average_amount,
        case age_bucket when '90+' then 3 when '61-90' then 2 else 0 end as age_points
    from sums
),

rules as (
    select
        *,
        {{ by.amount_rule }} as amount_rule,
        case age_points when 3 then 'older than 90 days' when 2 then 'older than 60 days' else '' end as age_rule,
        -- What age and the largest possible amount cannot explain of the average score, the transactions do.
        case when priority_score_avg - age_points - {{ by.amount_points }} >= 1 then 'many transactions' else '' end
            as complexity_rule
    from shown
),

final as (
    select
        *,
        case
            when average_amount is null or priority_score_avg is null then null
            when amount_rule = '' and age_rule = '' and complexity_rule = '' then 'no rule'
            else
                amount_rule
                || case when amount_rule <> '' and age_rule <> '' then ', ' else '' end
                || age_rule
                || case when (amount_rule <> '' or age_rule <> '') and complexity_rule <> '' then ', ' else '' end
                || complexity_rule
        end as why_flagged
    from rules
)

select
    segment as {{ by.segment }},
    age_bucket,
    why_flagged,
    open_balance, open_balance_withheld,
    open_claims, open_claims_withheld,
    peak_outstanding, peak_outstanding_withheld,
    priority_score_avg, priority_score_avg_withheld
from final
order by
    case when open_claims = 0 then 1 else 0 end,
    {{ metric.name }} {{ order.direction }},
    {{ metric.name }}_withheld,
    segment,
    age_bucket
limit :row_limit
