import { slotTable } from './draws.ts';

/** The months of the data and when visits fall: about 4 % growth a year, respiratory illness in winter. */
export const calendar = `
create table month as
select
    m::integer as months_ago,
    (date_trunc('month', getvariable('as_of')) - to_months(m::integer))::date as month_start,
    year(month_start)::integer as year,
    day(last_day(month_start))::integer as days,
    pow(1.04, -m / 12.0) as growth,
    [1.02, 0.97, 1.03, 1.00, 1.00, 0.98, 0.94, 0.95, 1.00, 1.05, 1.02, 1.00][month(month_start)] as level,
    [2.00, 1.80, 1.30, 0.80, 0.60, 0.45, 0.40, 0.45, 0.70, 1.00, 1.30, 1.90][month(month_start)] as respiratory
from range(getvariable('months')) as t (m);

${slotTable({
  name: 'month_slot',
  slots: 8192,
  from: `
        select
            'level' as scope, months_ago as item, round(10000 * growth * level)::integer as weight,
            months_ago as rank
        from month
        union all
        select
            'respiratory' as scope, months_ago as item, round(10000 * growth * respiratory)::integer as weight,
            months_ago as rank
        from month
    `,
})}
`;
