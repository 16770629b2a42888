import type { TemplateCall } from '../../plan.ts';
import type { Grain } from '../frame.ts';
import { formatRanges, type MonthRange } from '../months.ts';
import { fitPeriod, type PublishedMonths, periodParam } from '../published-months.ts';
import type { FormatFrame } from './format-frame.ts';

/** What a frame comes to: calls with what is worth telling, a reason against, or a period to ask about. */
export type FormatChoice =
  | { readonly kind: 'calls'; readonly calls: readonly TemplateCall[]; readonly notes: readonly string[] }
  | { readonly kind: 'refuse'; readonly reason: string; readonly nearest: readonly TemplateCall[] }
  | { readonly kind: 'period'; readonly nearest: readonly TemplateCall[] };

/** A period fitted to what is published, or the nearest that is. */
export type FittedPeriod =
  | { readonly kind: 'fits'; readonly ranges: readonly MonthRange[]; readonly notes: readonly string[] }
  | {
      readonly kind: 'none';
      /** Empty where the data hold no whole year, or whatever it takes. */
      readonly nearest: readonly MonthRange[];
    };

/**
 * Fits the period of a frame, or the usual one.
 *
 * @param grain the finest that is published where the frame goes
 * @param exact whether its pieces must be whole, as those of a trend are
 */
export function fit(
  frame: Pick<FormatFrame, 'period'>,
  usual: MonthRange,
  grain: Grain,
  exact: boolean,
  published: PublishedMonths,
): FittedPeriod {
  const fitted = fitPeriod(frame.period ?? [usual], grain, exact, published);
  if (fitted.kind !== 'fits') {
    const isPublished = usual.from >= published.from && usual.to <= published.through;
    return { kind: 'none', nearest: fitted.nearest ?? (isPublished ? [usual] : []) };
  }
  const told = frame.period === null ? [`No period was named: took ${formatRanges(fitted.ranges)}.`] : [];
  return {
    kind: 'fits',
    ranges: fitted.ranges,
    notes: [...told, ...(fitted.note === null ? [] : [fitted.note])],
  };
}

/** Calls for a fitted period, or an offer of the nearest. */
export function withPeriod(
  period: FittedPeriod,
  calls: (period: unknown) => readonly TemplateCall[],
  notes: readonly string[] = [],
): FormatChoice {
  if (period.kind !== 'fits')
    return { kind: 'period', nearest: period.nearest.length === 0 ? [] : calls(periodParam(period.nearest)) };
  return done(calls(periodParam(period.ranges)), [...notes, ...period.notes]);
}

/** An offer of a period, where the one asked for is not published. */
export const asPeriod = (
  nearest: readonly MonthRange[],
  call: (ranges: readonly MonthRange[]) => TemplateCall,
): FormatChoice => ({ kind: 'period', nearest: nearest.length === 0 ? [] : [call(nearest)] });

/** What is asked; more than four answers at once are too many. */
export const done = (calls: readonly TemplateCall[], notes: readonly string[] = []): FormatChoice =>
  calls.length > 4
    ? {
        kind: 'refuse',
        reason: 'That is more than four answers at once; ask for one first.',
        nearest: calls.slice(0, 4),
      }
    : { kind: 'calls', calls, notes };

/** What is not published, with what is. */
export const refuse = (reason: string, nearest: readonly TemplateCall[]): FormatChoice => ({
  kind: 'refuse',
  reason,
  nearest,
});
