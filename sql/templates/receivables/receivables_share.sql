-- The part of each payer, organization or age in the published total of open receivables as of the release date, in
-- percent. A share is withheld wherever its value or the total is. Ages stand youngest first; the total comes last.
with cells as (
    select
        {{ by.member }} as member,
        {{ metric.name }} as amount,
        case when {{ metric.name }}_withheld or {{ metric.name }} is null then 1 else 0 end as is_withheld
    from {{ by.family }}
    where priority_bucket = '(all)'
      and {{ by.rows }}
),

sums as (
    select
        member,
        case when max(is_withheld) = 0 then sum(amount) end as part,
        max(is_withheld) as part_withheld
    from cells
    group by member
),

final as (
    select
        case when sums.member = '(all)' then 1 else 0 end as is_total,
        case sums.member when '0-30' then 1 when '31-60' then 2 when '61-90' then 3 when '90+' then 4 else 5 end
            as position_number,
        case when sums.member = '(all)' then {{ by.total }} else sums.member end as member,
        sums.part,
        sums.part_withheld,
        round(100 * sums.part / nullif(totals.part, 0), 4) as share,
        greatest(sums.part_withheld, totals.part_withheld) as share_withheld
    from sums
    inner join sums as totals on totals.member = '(all)'
)

select
    member as {{ by.member }},
    part as {{ metric.name }},
    part_withheld as {{ metric.name }}_withheld,
    share as share_of_total,
    share_withheld as share_of_total_withheld
from final
order by is_total, position_number, part {{ order.direction }}, part_withheld, member
limit :row_limit
