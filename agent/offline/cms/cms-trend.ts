import { type ReimbursementMetric, reimbursementMetrics } from '../../../sql/templates/cms-slots.ts';
import { type FormatChoice, fit, refuse, withPeriod } from '../formats/format-choice.ts';
import { usualSpan } from '../formats/usual-span.ts';
import type { Grain } from '../frame.ts';
import { lengthOf, type MonthRange } from '../months.ts';
import { type PublishedMonths, periodParam } from '../published-months.ts';
import type { CmsFrame } from './cms-frame.ts';

const MONTHS: Readonly<Record<Grain, number>> = { month: 1, quarter: 3, year: 12 };

/** Whether a metric counts people, who are distinct within one published cell only. */
export const isDistinct = (metric: string): boolean => /beneficiar/.test(metric);

/** The grain at which a period is one published cell; null for any other. */
export function cellGrain(ranges: readonly MonthRange[]): Grain | null {
  const [range, ...more] = ranges;
  if (range === undefined || more.length > 0) return null;
  const found = Object.entries(MONTHS).find(
    ([, months]) => lengthOf(range) === months && range.from % months === 0,
  );
  return (found?.[0] as Grain | undefined) ?? null;
}

/** The coarsest grain whose periods make up the ranges. */
export function coarsestGrain(ranges: readonly MonthRange[]): Grain {
  const whole = (months: number): boolean =>
    ranges.every(({ from, to }) => from % months === 0 && (to + 1) % months === 0);
  if (whole(MONTHS.year)) return 'year';
  return whole(MONTHS.quarter) ? 'quarter' : 'month';
}

/**
 * The course of metrics over months, quarters or years.
 *
 * @param call the template that shows it, with what it is split by and filtered to
 */
export function trend(
  frame: CmsFrame,
  published: PublishedMonths,
  { template, params }: { readonly template: string; readonly params: Readonly<Record<string, unknown>> },
  notes: readonly string[] = [],
): FormatChoice {
  const metrics = frame.metrics.filter(
    (metric): metric is ReimbursementMetric => metric in reimbursementMetrics,
  );
  const shown: readonly ReimbursementMetric[] = metrics.length > 0 ? metrics : ['reimbursed_amount'];
  const coarsest: Grain = metrics.includes('claims_after_death')
    ? 'year'
    : metrics.includes('high_value_share') || template !== 'reimbursement_trend'
      ? 'quarter'
      : 'month';
  const ranges = frame.period ?? [];
  const months = ranges.reduce((sum, range) => sum + lengthOf(range), 0) || 12;
  const early = ranges.some((range) => range.from < published.monthsFrom);
  const natural: Grain = months > 24 || early ? 'quarter' : 'month';
  const grain = frame.grain ?? (MONTHS[natural] < MONTHS[coarsest] ? coarsest : natural);
  const one = (at: Grain, metric: ReimbursementMetric, period: unknown) => ({
    template,
    params: { period, grain: at, metric, ...params },
    ...(frame.order !== null && (params['split'] === 'none' || params['by'] === undefined)
      ? { extreme: frame.order }
      : {}),
  });
  if (MONTHS[grain] < MONTHS[coarsest]) {
    return refuse(
      coarsest === 'year'
        ? 'Claims after death are published by whole years.'
        : 'Months are published of claims, days and dollars by claim type; the rest by quarter.',
      [one(coarsest, shown[0]!, periodParam([usualSpan(coarsest, published)]))],
    );
  }
  return withPeriod(
    fit(frame, usualSpan(grain, published), grain, true, published),
    (period) => shown.map((metric) => one(grain, metric, period)),
    [...notes, ...(metrics.length > 0 ? [] : ['No measure was named: read as the reimbursed amount.'])],
  );
}
