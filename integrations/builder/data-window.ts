import type { Period } from '../../tools/answer.ts';
import { monthNumber, monthOf, monthsOfKey, periodKey } from '../../tools/period-keys.ts';
import type { Grain } from '../../tools/release-manifest.ts';

/** The calendar a release covers; every list is oldest first. */
export interface DataWindow {
  /** `YYYY-MM` of the first and last month. */
  readonly from: string;
  readonly to: string;
  /** Calendar months in the window. */
  readonly months: number;
  /** Published period keys per grain. */
  readonly periods: Readonly<Record<Grain, readonly string[]>>;
}

/** Months reach back two years; beyond that quarters and years say enough and withhold far less. */
export const MONTH_DEPTH = 24;
/** Five years in all. */
const WINDOW_MONTHS = 60;

/**
 * The periods a release publishes: the last 24 months, and the quarters and calendar years that lie wholly
 * inside the window. `all` exists only where at least one whole year does, and is the sum of those years.
 *
 * @param asOf last day covered, a month's end, `YYYY-MM-DD`
 * @param firstMonth first month with data, `YYYY-MM`: a source younger than five years starts there, so that
 *   months before it are not published as zeros
 */
export function dataWindow(asOf: string, firstMonth: string): DataWindow {
  const last = monthNumber(asOf);
  const first = Math.min(last, Math.max(last - WINDOW_MONTHS + 1, monthNumber(firstMonth)));
  const months = Array.from({ length: last - first + 1 }, (_, i) => first + i);
  const quarters = months.filter((i) => i % 3 === 0 && i + 2 <= last);
  const years = months.filter((i) => i % 12 === 0 && i + 11 <= last);
  return {
    from: monthOf(first),
    to: monthOf(last),
    months: months.length,
    periods: {
      month: months.slice(-MONTH_DEPTH).map(monthOf),
      quarter: quarters.map((i) => periodKey(monthOf(i), 'quarter')),
      year: years.map((i) => periodKey(monthOf(i), 'year')),
      all: years.length > 0 ? ['all'] : [],
    },
  };
}

/** First and last month of a period key within a window, or null for as-of rows. */
export function periodMonths(key: string, grain: Grain, window: DataWindow): Period | null {
  if (grain !== 'all') return monthsOfKey(key) ?? null;
  if (key === 'as-of') return null;
  const years = window.periods.year;
  return { from: `${years[0]}-01`, to: `${years.at(-1)}-12` };
}
