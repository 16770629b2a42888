import type { Period } from '../../tools/answer.ts';
import { monthNumber } from '../../tools/period-keys.ts';
import type { MonthRange } from './months.ts';
import { formatRange, formatRanges, monthName, toPeriod, unite } from './months.ts';
import type { PlanContext } from './plan-context.ts';

/** The months of the release, and which of them are published on their own. */
export interface PublishedMonths {
  readonly from: number;
  readonly through: number;
  readonly monthsFrom: number;
}

export function publishedMonths(context: PlanContext): PublishedMonths {
  return {
    from: monthNumber(context.dataFrom),
    through: monthNumber(context.dataThrough),
    monthsFrom: monthNumber(context.monthsFrom),
  };
}

export function lastQuarters(count: number, { through }: PublishedMonths): MonthRange {
  const to = through - ((through + 1) % 3);
  return { from: to - count * 3 + 1, to };
}

export function lastYears(count: number, { through }: PublishedMonths): MonthRange {
  const to = through - ((through + 1) % 12);
  return { from: to - count * 12 + 1, to };
}

/** The month that the first whole quarter of the data begins with. */
export const firstQuarter = ({ from }: PublishedMonths): number => from + ((3 - (from % 3)) % 3);

/** Up to four complete quarters that the data hold, for what is usually told of a year; null where none is complete. */
export function quartersWithin(published: PublishedMonths): MonthRange | null {
  const first = firstQuarter(published);
  const { from, to } = lastQuarters(4, published);
  return first > to ? null : { from: Math.max(first, from), to };
}

export function periodParam(ranges: readonly MonthRange[]): Period | Period[] {
  const periods = ranges.map(toPeriod);
  return periods.length === 1 ? periods[0]! : periods;
}

/** A period fitted to what is published. */
export type Fitted =
  | { readonly kind: 'fits'; readonly ranges: readonly MonthRange[]; readonly note: string | null }
  /** Outside the data; `nearest` lies inside, null when nothing does. */
  | { readonly kind: 'outside'; readonly nearest: readonly MonthRange[] | null }
  /** Not made of published cells; `nearest` is. */
  | { readonly kind: 'untiled'; readonly nearest: readonly MonthRange[] | null };

/**
 * Checks a period against the months, quarters and years published for a template.
 * @param grain the finest the template may use: `month`, or `quarter` where months are not published, or a
 * trend's own grain, whose pieces must be whole
 */
export function fitPeriod(
  ranges: readonly MonthRange[],
  grain: 'month' | 'quarter' | 'year',
  exact: boolean,
  published: PublishedMonths,
): Fitted {
  const { from, through } = published;
  const size = { month: 1, quarter: 3, year: 12 }[grain];
  const clipped: MonthRange[] = [];
  let note: string | null = null;
  for (const range of ranges) {
    if (range.to < from || range.from > through)
      return { kind: 'outside', nearest: nearestInside(ranges, published, size) };
    if (range.from < from) return { kind: 'outside', nearest: nearestInside(ranges, published, size) };
    if (range.to > through) {
      // A year or quarter that is still running is shown as far as it goes; a longer reach is asked about.
      if (range.to - through >= 12)
        return { kind: 'outside', nearest: nearestInside(ranges, published, size) };
      note = `The data end with ${monthName(through)}: ${formatRange(range)} is shown up to then.`;
      clipped.push({ from: range.from, to: through });
    } else clipped.push(range);
  }
  const united = unite(clipped);
  const fits = united.every((range) => tiles(range, size, exact, published));
  if (fits) return { kind: 'fits', ranges: united, note };
  const wider = united
    .map((range) => widen(range, Math.max(size, 3), published))
    .filter((range) => range !== null);
  return { kind: 'untiled', nearest: wider.length > 0 ? unite(wider) : null };
}

/** Whether months, quarters and years (or, when `exact`, pieces of `size` only) make up the range. */
function tiles(range: MonthRange, size: number, exact: boolean, { monthsFrom }: PublishedMonths): boolean {
  const whole = (by: number): boolean => range.from % by === 0 && (range.to + 1) % by === 0;
  if (exact && size > 1) return whole(size);
  if (exact) return range.from >= monthsFrom;
  if (whole(3)) return true;
  if (size > 1) return false;
  const loose = [];
  for (let month = range.from; month <= range.to; month++) {
    const first = month - (month % 3);
    if (first < range.from || first + 2 > range.to) loose.push(month);
  }
  return loose.every((month) => month >= monthsFrom);
}

function widen(range: MonthRange, size: number, { from, through }: PublishedMonths): MonthRange | null {
  let start = range.from - (range.from % size);
  let end = range.to + (size - 1 - (range.to % size));
  if (start < from) start += size;
  if (end > through) end -= size;
  return start <= end ? { from: start, to: end } : null;
}

function nearestInside(
  ranges: readonly MonthRange[],
  published: PublishedMonths,
  size: number,
): readonly MonthRange[] | null {
  const { from, through } = published;
  const inside = ranges
    .filter((range) => range.to >= from && range.from <= through)
    .map((range) => ({ from: Math.max(range.from, from), to: Math.min(range.to, through) }));
  const whole = inside.map((range) => shrink(range, Math.max(size, 3))).filter((range) => range !== null);
  return whole.length > 0 ? unite(whole) : null;
}

function shrink(range: MonthRange, size: number): MonthRange | null {
  const start = range.from + ((size - (range.from % size)) % size);
  const end = range.to - ((range.to + 1) % size);
  return start <= end ? { from: start, to: end } : null;
}

/** “January 2021 to December 2025”. */
export function windowText({ from, through }: PublishedMonths): string {
  return formatRanges([{ from, to: through }]).includes(' to ')
    ? `${monthName(from)} to ${monthName(through)}`
    : formatRange({ from, to: through });
}
