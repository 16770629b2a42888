import type { Warehouse } from '../../tools/ports.ts';

/** First and last month with a claim, as `YYYY-MM`; the as-of month when there is none. */
export async function serviceMonths(warehouse: Warehouse, asOf: string): Promise<[string, string]> {
  const [row] = await warehouse.query(
    "select strftime(min(servicedate), '%Y-%m') as first, strftime(max(servicedate), '%Y-%m') as last from raw.claims",
  );
  const month = (name: string): string => (typeof row?.[name] === 'string' ? row[name] : asOf.slice(0, 7));
  return [month('first'), month('last')];
}
