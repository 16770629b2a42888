-- Claims that moved to another exception category after they were published, by the month of the release that showed it.
with sums as (
    select
        arrived,
        sum(late_claims) as late_claims,
        max(case when late_claims_withheld or late_claims is null then 1 else 0 end) as late_claims_withheld,
        sum(reclassified_claims) as reclassified_claims,
        max(case when reclassified_claims_withheld or reclassified_claims is null then 1 else 0 end)
            as reclassified_claims_withheld
    from reclassified_claims_by_payer
    where contains(:tiles, '|' || period || '|')
      and ((:payers = '' and payer = '(all)') or contains(:payers, '|' || payer || '|'))
    group by arrived
),

final as (
    select
        left(arrived, 4) || case right(arrived, 2)
            when 'Q1' then '-03'
            when 'Q2' then '-06'
            when 'Q3' then '-09'
            else '-12'
        end as change_month,
        case when late_claims_withheld = 0 then late_claims end as late_claims,
        late_claims_withheld,
        case when reclassified_claims_withheld = 0 then reclassified_claims end as reclassified_claims,
        reclassified_claims_withheld,
        case
            when late_claims_withheld + reclassified_claims_withheld = 0
                then round(100 * reclassified_claims / nullif(late_claims, 0), 4)
        end as reclassified_share,
        greatest(late_claims_withheld, reclassified_claims_withheld) as reclassified_share_withheld
    from sums
)

select
    change_month,
    late_claims, late_claims_withheld,
    reclassified_claims, reclassified_claims_withheld,
    reclassified_share, reclassified_share_withheld
from final
order by change_month
