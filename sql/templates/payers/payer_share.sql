-- Each payer's part of the published total of one measure, in percent. A share is withheld wherever its value or the
-- total is; withheld shares come after those shown, the total of all payers last.
with cells as (
    select
        payer,
        {{ metric.amount }} as amount,
        case when {{ metric.withheld }} or ({{ metric.amount }}) is null then 1 else 0 end as is_withheld
    from {{ metric.family }}
    where contains(:tiles, '|' || period || '|')
      and (payer = '(all)' or :payers = '' or contains(:payers, '|' || payer || '|'))
),

sums as (
    select
        payer,
        case when max(is_withheld) = 0 then sum(amount) end as part,
        max(is_withheld) as part_withheld
    from cells
    group by payer
),

final as (
    select
        case when sums.payer = '(all)' then 1 else 0 end as is_total,
        case when sums.payer = '(all)' then 'All payers' else sums.payer end as member,
        sums.part,
        sums.part_withheld,
        round(100 * sums.part / nullif(totals.part, 0), 4) as share,
        greatest(sums.part_withheld, totals.part_withheld) as share_withheld
    from sums
    inner join sums as totals on totals.payer = '(all)'
)

select
    member as payer,
    part as {{ metric.name }},
    part_withheld as {{ metric.name }}_withheld,
    share as share_of_total,
    share_withheld as share_of_total_withheld
from final
where
    is_total = 1
    or share_withheld = 1
    or (share > :above and share >= :at_least and share < :below and share <= :at_most)
    or (
        share is null
        and :above + :at_least < -1500000000000000
        and :below + :at_most > 1500000000000000
    )
order by is_total, part {{ order.direction }}, part_withheld, member
limit :row_limit
