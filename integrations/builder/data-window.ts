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
export const WINDOW_MONTHS = 60;

const index = (month: string): number => Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1;
const month = (i: number): string => `${Math.floor(i / 12)}-${String((i % 12) + 1).padStart(2, '0')}`;

/**
 * The periods a release publishes: the last 24 months, and the quarters and calendar years that lie wholly
 * inside the window. `all` exists only where at least one whole year does, and is the sum of those years.
 *
 * @param asOf last day covered, a month's end, `YYYY-MM-DD`
 * @param firstMonth first month with data, `YYYY-MM`: a source younger than five years starts there, so that
 *   months before it are not published as zeros
 */
export function dataWindow(asOf: string, firstMonth: string): DataWindow {
  const last = index(asOf.slice(0, 7));
  const first = Math.min(last, Math.max(last - WINDOW_MONTHS + 1, index(firstMonth)));
  const months = Array.from({ length: last - first + 1 }, (_, i) => first + i);
  const quarters = months.filter((i) => i % 3 === 0 && i + 2 <= last);
  const years = months.filter((i) => i % 12 === 0 && i + 11 <= last);
  return {
    from: month(first),
    to: month(last),
    months: months.length,
    periods: {
      month: months.slice(-MONTH_DEPTH).map(month),
      quarter: quarters.map((i) => `${Math.floor(i / 12)}-Q${Math.floor((i % 12) / 3) + 1}`),
      year: years.map((i) => String(i / 12)),
      all: years.length > 0 ? ['all'] : [],
    },
  };
}

/** First and last month of a period key within a window, or null for as-of rows. */
export function periodMonths(
  key: string,
  grain: Grain,
  window: DataWindow,
): { from: string; to: string } | null {
  if (key === 'as-of') return null;
  if (grain === 'month') return { from: key, to: key };
  if (grain === 'year') return { from: `${key}-01`, to: `${key}-12` };
  if (grain === 'quarter') {
    const start = Number(key.slice(6)) * 3 - 2;
    const text = (m: number): string => `${key.slice(0, 4)}-${String(m).padStart(2, '0')}`;
    return { from: text(start), to: text(start + 2) };
  }
  const years = window.periods.year;
  return { from: `${years[0]}-01`, to: `${years.at(-1)}-12` };
}
