import type { Warehouse } from '../../../tools/ports.ts';
import { type ServiceDays, SYNTHEA_DAYS } from '../service-days.ts';
import { sourceInvalid } from './source-invalid.ts';

/**
 * The default as-of date: the last day (`YYYY-MM-DD`) of the last complete month of service. A month is
 * complete when the source's latest service date is on or after its last day. Dates after `today` do not
 * count: one claim with a mistyped year would otherwise move the whole release into an empty future.
 *
 * @param today `YYYY-MM-DD`
 * @throws PayerscopeError SOURCE_INVALID when no claims are imported
 */
export async function lastCompleteServiceMonth(
  warehouse: Warehouse,
  today: string,
  { relation, column, called }: ServiceDays = SYNTHEA_DAYS,
): Promise<string> {
  const [row] = await warehouse.query(
    `select max(cast(${column} as date)) as latest from ${relation} where cast(${column} as date) <= cast(:today as date)`,
    { today },
  );
  const latest = row?.['latest'];
  if (typeof latest !== 'string') {
    throw sourceInvalid(`The source files hold no claim dated up to today; check ${called}.`);
  }
  return monthEndUpTo(latest);
}

/** The last month end on or before a day, `YYYY-MM-DD`. */
export function monthEndUpTo(day: string): string {
  const [year = 0, month = 0] = day.split('-').map(Number);
  // Day 0 of a month is the last day of the one before.
  const ownEnd = new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10);
  return day >= ownEnd ? ownEnd : new Date(Date.UTC(year, month - 1, 0)).toISOString().slice(0, 10);
}
