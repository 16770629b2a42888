import type { Period } from './answer.ts';

/** What a template's `period` param holds: one closed range of months, or the union of several. */
export type PeriodParam = Period | readonly Period[];

/** Grains that divide time; `all` is the union of the published years. */
export type CalendarGrain = 'month' | 'quarter' | 'year';

/** Months in one unit of a grain. */
export const MONTHS_OF: Readonly<Record<CalendarGrain, number>> = { month: 1, quarter: 3, year: 12 };

/** Months since year 0, so that ranges can be walked: `2025-03` → 24302. */
export function monthNumber(month: string): number {
  return Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1;
}

/** The inverse of `monthNumber`. */
export function monthOf(number: number): string {
  const year = Math.floor(number / 12);
  return `${String(year).padStart(4, '0')}-${String(number - year * 12 + 1).padStart(2, '0')}`;
}

/** The key of the month, quarter or year that begins at a month: `2025-04`, `2025-Q2`, `2025`. */
export function periodKey(firstMonth: string, grain: CalendarGrain): string {
  if (grain === 'month') return firstMonth;
  const year = firstMonth.slice(0, 4);
  return grain === 'year' ? year : `${year}-Q${(Number(firstMonth.slice(5, 7)) + 2) / 3}`;
}

/** The months of a month, quarter or year key; undefined for anything else, such as `all`. */
export function monthsOfKey(key: string): Period | undefined {
  const found = /^(\d{4})(?:-(?:Q([1-4])|(0[1-9]|1[0-2])))?$/.exec(key);
  if (!found) return undefined;
  const [, year, quarter, month] = found;
  if (month) return { from: key, to: key };
  if (!quarter) return { from: `${year}-01`, to: `${year}-12` };
  const first = monthNumber(`${year}-01`) + (Number(quarter) - 1) * 3;
  return { from: monthOf(first), to: monthOf(first + 2) };
}

/** Whether two ranges of months share one. */
export const periodsOverlap = (a: Period, b: Period): boolean => a.from <= b.to && b.from <= a.to;

/** The same months as ranges in order, overlapping and adjacent ones joined: one way to write each union. */
export function normalisePeriods(param: PeriodParam): Period[] {
  const ranges = (Array.isArray(param) ? [...param] : [param]) as Period[];
  ranges.sort((a, b) => monthNumber(a.from) - monthNumber(b.from) || monthNumber(a.to) - monthNumber(b.to));
  const joined: Period[] = [];
  for (const { from, to } of ranges) {
    const last = joined.at(-1);
    if (last && monthNumber(from) <= monthNumber(last.to) + 1) {
      joined[joined.length - 1] = {
        from: last.from,
        to: monthOf(Math.max(monthNumber(last.to), monthNumber(to))),
      };
    } else joined.push({ from, to });
  }
  return joined;
}

/** A union as a template's param: the range itself when there is one, else the list. */
export function periodParamOf(ranges: readonly Period[]): PeriodParam {
  return ranges.length === 1 && ranges[0] ? ranges[0] : ranges;
}
