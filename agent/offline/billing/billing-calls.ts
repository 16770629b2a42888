import type { TemplateCall } from '../../plan.ts';
import { asPeriod, done, type FormatChoice, fit, refuse, withPeriod } from '../formats/format-choice.ts';
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
import { asShares, NO_SHARE } from './as-shares.ts';
import { type BillingBy, type BillingFrame, FILTER_OF } from './billing-frame.ts';
import { trend } from './billing-trend.ts';
import { laterDecisions } from './later-decisions.ts';

const AMOUNTS: ReadonlySet<string> = new Set([
  'total_claims',
  'claimed_amount',
  'paid_amount',
  'outstanding_amount',
  'rejected_amount',
  'paid_pct',
]);
const SCORECARD: ReadonlySet<string> = new Set([
  ...AMOUNTS,
  'approval_rate',
  'rejection_rate',
  'pending_rate',
  'claimed_per_claim',
]);
const STATUSES: ReadonlySet<string> = new Set([
  'approved_claims',
  'paid_claims',
  'partially_paid_claims',
  'rejected_claims',
  'pending_claims',
]);

type Params = Record<string, unknown>;

/** Chooses calls for a frame; every part of it is used by a call, or the choice says why not. */
export function billingCalls(asked: BillingFrame, published: PublishedMonths): FormatChoice {
  const frame = asShares(asked);
  if (frame === null) return refuse(NO_SHARE, [scorecard('payer', lastQuarters(1, published))]);
  if (frame.subject === 'freshness') return done([{ template: 'data_freshness', params: {} }]);
  const { by, members } = frame;
  const payers = members.payer ?? [];
  const group = by === null || by === 'payer' ? null : by;
  const others = (Object.keys(members) as BillingBy[]).filter((name) => name !== 'payer' && name !== group);
  const filters = (names: readonly BillingBy[]): Params =>
    Object.fromEntries(
      names.flatMap((name) => (members[name] ? [[FILTER_OF[name], [...members[name]]]] : [])),
    );
  const fitting = (usual: MonthRange, grain: Grain, exact = false) =>
    fit(frame, usual, grain, exact, published);

  if (frame.subject === 'later') return laterDecisions(frame, published);
  if (group === 'provider') return providers(frame, published, filters);
  if (others.length > 0) {
    return refuse(
      'Locations, procedures and diagnoses are published one at a time; ask for them one by one.',
      [scorecard(group ?? 'payer', lastQuarters(1, published))],
    );
  }
  if (frame.subject === 'work') {
    const period = fitting(lastQuarters(1, published), 'quarter');
    const on = group ?? 'procedure_group';
    return withPeriod(period, (ranges) => [
      {
        template: 'rejections_to_work',
        params: { period: ranges, by: on, ...limitOf(frame), ...filters(['payer']) },
      },
    ]);
  }
  if (group !== null && payers.length > 0) {
    const isRejected = frame.metrics.length === 1 && frame.metrics[0] === 'rejection_rate';
    const asked = isRejected ? { ...frame, metrics: ['rejected_amount' as const] } : frame;
    if (frame.trend || frame.change || asked.metrics.some((metric) => !AMOUNTS.has(metric))) {
      return refuse(
        'For a payer, claims and amounts are published by location, procedure and diagnosis, and only for a period as a whole: rates and trends are of one dimension at a time.',
        [
          {
            template: 'submission_amounts',
            params: { period: lastQuarter(published), by: group, payers: [...payers] },
          },
          scorecard(group, lastQuarters(1, published)),
        ],
      );
    }
    return withPeriod(
      fitting(lastQuarters(1, published), 'quarter'),
      (period) => [
        {
          template: 'submission_amounts',
          params: { period, by: group, ...ranking(asked), ...filters([group, 'payer']) },
        },
      ],
      isRejected ? ['For one payer rejections are published as amounts: read as the rejected amount.'] : [],
    );
  }
  const own: BillingBy = group ?? 'payer';
  // “The biggest drop” is somebody's.
  const isWhose = frame.change && frame.order !== null && payers.length === 0;
  // Chosen members of a group are lines of their own; payers are one line unless each is asked for.
  const split = by === 'payer' || group !== null || isWhose ? own : 'none';
  if (frame.subject === 'aging') {
    const period = fitting(
      { from: Math.max(published.from, lastQuarters(8, published).from), to: lastQuarters(1, published).to },
      'quarter',
      true,
    );
    return withPeriod(
      period,
      (ranges) => [
        {
          template: 'submission_trend',
          params: {
            period: ranges,
            grain: 'quarter',
            metric: 'outstanding_amount',
            split,
            ...filters([own]),
          },
        },
      ],
      ['Age is told by the quarter of service: the older the quarter, the older what is outstanding of it.'],
    );
  }
  if (frame.change) {
    const metric = frame.metrics[0] ?? 'claimed_amount';
    const period = fitting(lastQuarters(1, published), group === null ? 'month' : 'quarter');
    if (period.kind !== 'fits') return asPeriod(period.nearest, (ranges) => scorecard(own, ...ranges));
    const compare = comparedWith(period.ranges, frame.compare ?? { back: 0 });
    const before = fitPeriod(compare, group === null ? 'month' : 'quarter', false, published);
    if (before.kind !== 'fits')
      return asPeriod([lastQuarters(1, published)], (ranges) => scorecard(own, ...ranges));
    return done(
      (frame.metrics.length > 0 ? frame.metrics : [metric]).map((one) => ({
        template: 'submission_comparison',
        params: {
          period: periodParam(period.ranges),
          compare: periodParam(before.ranges),
          metric: one,
          split,
          ...filters([own]),
        },
        ...(frame.seeks !== null && split !== 'none' ? { seeks: frame.seeks } : {}),
      })),
      [
        ...period.notes,
        ...(frame.compare ? [] : [`Compared with the period before: ${formatRanges(compare)}.`]),
      ],
    );
  }
  if (frame.trend || frame.metrics.some((metric) => !SCORECARD.has(metric) && !STATUSES.has(metric))) {
    return trend(frame, published, group, split, filters([own]));
  }
  // “What share was denied” is asked of everyone; the table by payer stands beside it.
  const isOfAll =
    frame.metrics.length > 0 &&
    by === null &&
    Object.keys(members).length === 0 &&
    frame.order === null &&
    frame.limit === null &&
    Object.keys(frame.limits).length === 0;
  const period = fitting(lastQuarters(1, published), group === null ? 'month' : 'quarter');
  const counted = frame.metrics.filter((metric) => STATUSES.has(metric));
  if (frame.subject === 'status' || counted.length > 0) {
    return withPeriod(period, (ranges) => [
      {
        template: 'status_mix',
        params: { period: ranges, by: own, ...filters([own]) },
        ...(counted.length > 0 ? { focus: [...counted] } : {}),
      },
    ]);
  }
  return withPeriod(period, (ranges) => [
    {
      template: 'submission_scorecard',
      params: { period: ranges, by: own, ...ranking(frame), ...filters([own]) },
      ...(frame.metrics.length > 1 || isOfAll ? { focus: [...frame.metrics] } : {}),
    },
  ]);
}

function providers(
  frame: BillingFrame,
  published: PublishedMonths,
  filters: (names: readonly BillingBy[]) => Params,
): FormatChoice {
  const usual: TemplateCall = {
    template: 'submission_providers',
    params: { period: periodParam([lastYears(1, published)]) },
  };
  if (
    frame.members.payer ||
    frame.metrics.some((metric) => !AMOUNTS.has(metric)) ||
    frame.trend ||
    frame.change
  ) {
    return refuse(
      'Providers are published with claims and amounts by whole years, for all payers together.',
      [usual],
    );
  }
  return withPeriod(fit(frame, lastYears(1, published), 'year', false, published), (period) => [
    {
      template: 'submission_providers',
      params: { period, ...ranking(frame), ...filters(['location', 'provider']) },
    },
  ]);
}

const lastQuarter = (published: PublishedMonths) => periodParam([lastQuarters(1, published)]);

const scorecard = (by: BillingBy, ...ranges: readonly MonthRange[]): TemplateCall => ({
  template: 'submission_scorecard',
  params: { period: periodParam(ranges), by },
});

const limitOf = ({ limit }: BillingFrame): Params => (limit === null ? {} : { limit });

function ranking(frame: BillingFrame): Params {
  const [metric] = frame.metrics;
  return {
    ...(metric === undefined ? {} : { metric }),
    ...(frame.order === null ? {} : { order: frame.order }),
    ...limitOf(frame),
    ...frame.limits,
  };
}
