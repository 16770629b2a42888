import type { Grain } from '../frame.ts';
import type { MonthRange } from '../months.ts';
import { firstQuarter, lastQuarters, lastYears, type PublishedMonths } from '../published-months.ts';

/** What a trend shows where no period is said: twelve months, eight quarters, or all years, as far as published. */
export function usualSpan(grain: Grain, published: PublishedMonths): MonthRange {
  const { from, through, monthsFrom } = published;
  if (grain === 'year') return { from: from + ((12 - (from % 12)) % 12), to: lastYears(1, published).to };
  if (grain === 'month') return { from: Math.max(Math.max(through - 11, monthsFrom), from), to: through };
  return {
    from: Math.max(firstQuarter(published), lastQuarters(8, published).from),
    to: lastQuarters(1, published).to,
  };
}
