import type { SubmissionMetric } from '../../../sql/templates/billing-slots.ts';
import { type FormatChoice, fit, refuse, withPeriod } from '../formats/format-choice.ts';
import { usualSpan } from '../formats/usual-span.ts';
import type { Grain } from '../frame.ts';
import { lengthOf } from '../months.ts';
import { lastQuarters, type PublishedMonths, periodParam } from '../published-months.ts';
import type { BillingBy, BillingFrame } from './billing-frame.ts';

/**
 * The course of metrics over months, quarters or years.
 *
 * @param group the dimension other than payers that it is about, if any
 * @param split what it has lines of
 */
export function trend(
  frame: BillingFrame,
  published: PublishedMonths,
  group: BillingBy | null,
  split: string,
  filters: Readonly<Record<string, unknown>>,
): FormatChoice {
  const months = frame.period?.reduce((sum, range) => sum + lengthOf(range), 0) ?? 12;
  const early = frame.period?.some((range) => range.from < published.monthsFrom) === true;
  const natural: Grain = group !== null || months > 24 || early ? 'quarter' : 'month';
  const grain = frame.grain ?? natural;
  if (grain === 'month' && group !== null) {
    return refuse(
      'Months are published for payers and all claims; locations, procedures and diagnoses by quarter.',
      [
        {
          template: 'submission_trend',
          params: { period: periodParam([lastQuarters(1, published)]), grain: 'quarter', split: group },
        },
      ],
    );
  }
  const metrics: readonly SubmissionMetric[] = frame.metrics.length > 0 ? frame.metrics : ['claimed_amount'];
  const named = frame.metrics.length > 0 ? [] : ['No measure was named: read as the claimed amount.'];
  return withPeriod(
    fit(frame, usualSpan(grain, published), grain, true, published),
    (period) =>
      metrics.map((metric) => ({
        template: 'submission_trend',
        params: { period, grain, metric, split, ...filters },
        ...(frame.seeks !== null && split !== 'none' ? { seeks: frame.seeks } : {}),
        ...(frame.order !== null && split === 'none' ? { extreme: frame.order } : {}),
      })),
    named,
  );
}
