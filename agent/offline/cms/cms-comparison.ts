import type { ReimbursementMetric } from '../../../sql/templates/cms-slots.ts';
import { asPeriod, done, type FormatChoice, fit, refuse } from '../formats/format-choice.ts';
import type { Grain } from '../frame.ts';
import { formatRanges, type MonthRange } from '../months.ts';
import {
  fitPeriod,
  lastQuarters,
  lastYears,
  type PublishedMonths,
  periodParam,
} from '../published-months.ts';
import { comparedWith } from '../read-times.ts';
import type { CmsFrame } from './cms-frame.ts';
import type { Params } from './cms-params.ts';
import { cellGrain, isDistinct } from './cms-trend.ts';

/**
 * Metrics of a period against another one: the one asked for, or as much just before.
 *
 * @param grain the finest at which all of the metrics are published
 * @param call the template that shows it, without the periods
 */
export function comparison(
  frame: CmsFrame,
  published: PublishedMonths,
  metrics: readonly ReimbursementMetric[],
  grain: Grain,
  call: (metric: ReimbursementMetric) => { readonly template: string; readonly params: Params },
): FormatChoice {
  const usual = grain === 'year' ? lastYears(1, published) : lastQuarters(1, published);
  const made = (
    metric: ReimbursementMetric,
    ranges: readonly MonthRange[],
    before: readonly MonthRange[],
  ) => {
    const { template, params } = call(metric);
    return {
      template,
      params: { period: periodParam(ranges), compare: periodParam(before), ...params },
      ...(frame.seeks !== null && params['split'] !== 'none' ? { seeks: frame.seeks } : {}),
    };
  };
  const asked = metrics.length > 0 ? metrics : (['reimbursed_amount'] as const);
  const nearest = (ranges: readonly MonthRange[]) =>
    made(asked[0]!, ranges, comparedWith(ranges, { back: 0 }));
  const period = fit(frame, usual, grain, grain === 'year', published);
  if (period.kind !== 'fits') return asPeriod(period.nearest, nearest);
  const compare = comparedWith(period.ranges, frame.compare ?? { back: 0 });
  const before = fitPeriod(compare, grain, grain === 'year', published);
  if (before.kind !== 'fits') return asPeriod([usual], nearest);
  if (asked.some(isDistinct) && [period.ranges, before.ranges].some((ranges) => cellGrain(ranges) === null))
    return refuse(
      'Distinct beneficiaries cannot be added up: compare one month, quarter or year with another.',
      [nearest([usual])],
    );
  return done(
    asked.map((metric) => made(metric, period.ranges, before.ranges)),
    [
      ...period.notes,
      ...(metrics.length > 0 ? [] : ['No measure was named: read as the reimbursed amount.']),
      ...(frame.compare ? [] : [`Compared with the period before: ${formatRanges(compare)}.`]),
    ],
  );
}
