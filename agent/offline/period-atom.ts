import type { MonthRange } from './months.ts';

/** The unit a period is counted in; its length in months is the shift of “the one before”. */
export type PeriodUnit = 'month' | 'quarter' | 'half' | 'year' | 'rolling' | 'range';

/** What a period phrase may ask that no published month answers. */
export type PeriodProblem =
  /** Days and weeks; `cover` are the months that hold them. */
  | { readonly kind: 'days'; readonly cover: MonthRange | null }
  /** A fiscal year while nobody said when it begins. */
  | { readonly kind: 'fiscal' }
  | { readonly kind: 'future' };

/** One period as read from words, before its year is known or its neighbours are looked at. */
export type Atom =
  /** A named part of a year; `year` null is filled from a neighbour or by recency. */
  | {
      readonly kind: 'calendar';
      readonly unit: PeriodUnit;
      readonly start: number;
      readonly length: number;
      readonly year: number | null;
      readonly next: number;
    }
  /** Months already settled: relative phrases, fiscal years, year to date. */
  | {
      readonly kind: 'fixed';
      readonly unit: PeriodUnit;
      readonly range: MonthRange;
      /** `last` and `this` shift in a comparison; `null` for absolute ones. */
      readonly relative: 'last' | 'this' | null;
      readonly next: number;
    }
  | {
      readonly kind: 'day';
      readonly day: number;
      readonly month: number;
      readonly year: number | null;
      readonly next: number;
    }
  /** “a year ago”, “the quarter before”: relative to another period; 0 months means its own length, less than 0 ahead. */
  | { readonly kind: 'shift'; readonly months: number; readonly repeated?: true; readonly next: number }
  | { readonly kind: 'problem'; readonly problem: PeriodProblem; readonly next: number };

/** The months of a named part of a year; without a year the latest one that is complete by `through`. */
export function calendarRange(
  atom: { readonly start: number; readonly length: number },
  year: number | null,
  through: number,
): MonthRange {
  if (year !== null) {
    const from = year * 12 + atom.start;
    return { from, to: from + atom.length - 1 };
  }
  let from = Math.floor(through / 12) * 12 + atom.start;
  while (from + atom.length - 1 > through) from -= 12;
  return { from, to: from + atom.length - 1 };
}
