import { done, type FormatChoice, fit, refuse, withPeriod } from '../formats/format-choice.ts';
import { usualSpan } from '../formats/usual-span.ts';
import type { Grain } from '../frame.ts';
import { lengthOf, unite } from '../months.ts';
import { lastQuarters, lastYears, type PublishedMonths, periodParam } from '../published-months.ts';
import { comparedWith } from '../read-times.ts';
import type { CmsFrame } from './cms-frame.ts';
import { filtersOf } from './cms-params.ts';
import { cellGrain } from './cms-trend.ts';

/** Claims by chronic condition: one, several one by one, or all of them. */
export function conditions(frame: CmsFrame, published: PublishedMonths): FormatChoice {
  const named: readonly string[] = frame.members['condition'] ?? ['all'];
  const types = filtersOf(frame, ['claim_type']);
  const split = frame.by === 'claim_type' ? 'claim_type' : 'none';
  const mix = (condition: string, period: unknown) => ({
    template: 'chronic_condition_mix',
    params: {
      period,
      ...(condition === 'all' ? {} : { condition }),
      ...(split === 'none' ? {} : { split }),
      ...types,
    },
  });
  const usual = mix('all', periodParam([lastQuarters(1, published)]));
  if (frame.metrics.some((metric) => metric !== 'total_claims' && metric !== 'condition_share')) {
    return refuse(
      'Of chronic conditions, the claims of those who have them and their share are published, not beneficiaries, dollars or stays.',
      named.map((condition) => mix(condition, usual.params.period)),
    );
  }
  if (Object.keys(frame.limits).length > 0)
    return refuse('Conditions are shown with their share of claims, the largest first, without a limit.', [
      usual,
    ]);
  const course = (condition: string, grain: Grain, period: unknown) => ({
    template: 'chronic_condition_trend',
    params: { period, grain, ...(condition === 'all' ? {} : { condition }), ...types },
  });
  if (frame.change) {
    const now = frame.period ?? [lastYears(1, published)];
    const before = comparedWith(now, frame.compare ?? { back: 0 });
    const grain = cellGrain(now);
    if (grain === null || grain === 'month' || cellGrain(before) !== grain)
      return refuse('Conditions are compared quarter with quarter or year with year.', [
        course(named[0]!, 'year', periodParam([usualSpan('year', published)])),
      ]);
    return withPeriod(
      fit({ period: unite([...before, ...now]) }, now[0]!, grain, true, published),
      (period) => named.map((condition) => course(condition, grain, period)),
      frame.period === null ? ['No period was named: took the last two years.'] : [],
    );
  }
  if (frame.trend) {
    if (frame.grain === 'month' || split !== 'none')
      return refuse('Chronic conditions are published by quarter and year, of all claims or of one type.', [
        course(named[0]!, 'quarter', periodParam([usualSpan('quarter', published)])),
      ]);
    const months = frame.period?.reduce((sum, range) => sum + lengthOf(range), 0) ?? 0;
    const grain: Grain = frame.grain ?? (months > 24 ? 'year' : 'quarter');
    return withPeriod(fit(frame, usualSpan(grain, published), grain, true, published), (period) =>
      named.map((condition) => course(condition, grain, period)),
    );
  }
  const fitted = fit(frame, lastQuarters(1, published), 'quarter', false, published);
  if (fitted.kind !== 'fits')
    return { kind: 'period', nearest: [mix(named[0]!, periodParam(fitted.nearest))] };
  return done(
    named.map((condition) => mix(condition, periodParam(fitted.ranges))),
    fitted.notes,
  );
}
