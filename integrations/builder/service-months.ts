import type { Warehouse } from '../../tools/ports.ts';
import { type ServiceDays, SYNTHEA_DAYS } from './service-days.ts';

/** First and last month with a claim, as `YYYY-MM`; the as-of month when there is none. */
export async function serviceMonths(
  warehouse: Warehouse,
  asOf: string,
  { relation, column }: ServiceDays = SYNTHEA_DAYS,
): Promise<[string, string]> {
  const [row] = await warehouse.query(
    `select strftime(min(${column}), '%Y-%m') as first, strftime(max(${column}), '%Y-%m') as last from ${relation}`,
  );
  const month = (name: string): string => (typeof row?.[name] === 'string' ? row[name] : asOf.slice(0, 7));
  return [month('first'), month('last')];
}
