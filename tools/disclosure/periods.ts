import type { Grain } from '../release-manifest.ts';

/** Time grains from fine to coarse. */
const GRAINS: readonly Grain[] = ['month', 'quarter', 'year', 'all'];

/** How fine a grain is: 0 for `all`, 3 for months. */
export function fineness(grain: Grain): number {
  return GRAINS.length - 1 - GRAINS.indexOf(grain);
}

const SHAPES: readonly [Grain, RegExp][] = [
  ['month', /^\d{4}-(0[1-9]|1[0-2])$/],
  ['quarter', /^\d{4}-Q[1-4]$/],
  ['year', /^\d{4}$/],
  ['all', /^(all|as-of|\d{4}-\d{4})$/],
];

/** True where a period key (`2025-03`, `2025-Q1`, `2025`, `all`, `2021-2025`, `as-of`) is of the grain. */
export function isPeriodOf(grain: Grain, period: string): boolean {
  return SHAPES.some(([name, shape]) => name === grain && shape.test(period));
}

/** First and last year of a span of years (`2021-2025`), which sums them; null for any other period. */
export function yearsOfSpan(period: string): readonly [number, number] | null {
  const found = /^(\d{4})-(\d{4})$/.exec(period);
  return found ? [Number(found[1]), Number(found[2])] : null;
}

/** Whether a dated period lies in a span of years. */
export function liesInSpan(period: string, span: string): boolean {
  const years = yearsOfSpan(span);
  const year = Number(period.slice(0, 4));
  return years !== null && year >= years[0] && year <= years[1];
}

/** Whether all years of a span, or of an equal one, are years of another. */
export function isWithinSpan(span: string, other: string): boolean {
  const [inner, outer] = [yearsOfSpan(span), yearsOfSpan(other)];
  return inner !== null && outer !== null && inner[0] >= outer[0] && inner[1] <= outer[1];
}

/**
 * The period of a coarser (or the same) grain that a period lies in; `all` for every dated period.
 *
 * @example coarsen('2025-05', 'quarter') === '2025-Q2'
 */
export function coarsen(period: string, grain: Grain): string {
  if (period === 'as-of' || grain === 'month' || yearsOfSpan(period)) return period;
  if (grain === 'all') return 'all';
  if (grain === 'year') return period.slice(0, 4);
  if (period.includes('Q')) return period;
  return `${period.slice(0, 4)}-Q${Math.ceil(Number(period.slice(5)) / 3)}`;
}

/** How many periods of `fine` make up one period of `coarse`; `years` is the number of published years. */
export function periodsWithin(fine: Grain, coarse: Grain, years: number): number {
  if (fine === coarse) return 1;
  const perYear: Record<Grain, number> = { month: 12, quarter: 4, year: 1, all: 1 / years };
  return Math.round(perYear[fine] / perYear[coarse]);
}
