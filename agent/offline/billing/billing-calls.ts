import type { SubmissionMetric } from '../../../sql/templates/billing-slots.ts';
import type { TemplateCall } from '../../plan.ts';
import type { Grain } from '../frame.ts';
import { formatRanges, lengthOf, type MonthRange } from '../months.ts';
import {
  fitPeriod,
  lastQuarters,
  lastYears,
  type PublishedMonths,
  periodParam,
} from '../published-months.ts';
import { comparedWith } from '../read-times.ts';
import { type BillingBy, type BillingFrame, FILTER_OF } from './billing-frame.ts';

/** What a frame comes to: calls with what is worth telling, a reason against, or a period to ask about. */
export type BillingChoice =
  | { readonly kind: 'calls'; readonly calls: readonly TemplateCall[]; readonly notes: readonly string[] }
  | { readonly kind: 'refuse'; readonly reason: string; readonly nearest: readonly TemplateCall[] }
  | { readonly kind: 'period'; readonly nearest: readonly TemplateCall[] };

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
export function billingCalls(frame: BillingFrame, published: PublishedMonths): BillingChoice {
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
  // Chosen members of a group are lines of their own; payers are one line unless each is asked for.
  const split = by === 'payer' || group !== null ? own : 'none';
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
      ...(frame.metrics.length > 1 ? { focus: [...frame.metrics] } : {}),
    },
  ]);
}

function providers(
  frame: BillingFrame,
  published: PublishedMonths,
  filters: (names: readonly BillingBy[]) => Params,
): BillingChoice {
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

function trend(
  frame: BillingFrame,
  published: PublishedMonths,
  group: BillingBy | null,
  split: string,
  filters: Params,
): BillingChoice {
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
          params: { period: lastQuarter(published), grain: 'quarter', split: group },
        },
      ],
    );
  }
  const from = (start: number): MonthRange => ({
    from: Math.max(start, published.from),
    to: published.through,
  });
  const usual =
    grain === 'year'
      ? { from: firstYear(published), to: lastYears(1, published).to }
      : grain === 'quarter'
        ? {
            from: Math.max(firstQuarter(published), lastQuarters(8, published).from),
            to: lastQuarters(1, published).to,
          }
        : from(Math.max(published.through - 11, published.monthsFrom));
  const metrics: readonly SubmissionMetric[] = frame.metrics.length > 0 ? frame.metrics : ['claimed_amount'];
  const named = frame.metrics.length > 0 ? [] : ['No measure was named: read as the claimed amount.'];
  return withPeriod(
    fit(frame, usual, grain, true, published),
    (period) =>
      metrics.map((metric) => ({
        template: 'submission_trend',
        params: { period, grain, metric, split, ...filters },
        ...(frame.order !== null && split === 'none' ? { extreme: frame.order } : {}),
      })),
    named,
  );
}

const firstQuarter = ({ from }: PublishedMonths): number => from + ((3 - (from % 3)) % 3);
const firstYear = ({ from }: PublishedMonths): number => from + ((12 - (from % 12)) % 12);
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

type FittedPeriod =
  | { readonly kind: 'fits'; readonly ranges: readonly MonthRange[]; readonly notes: readonly string[] }
  | { readonly kind: 'none'; readonly nearest: readonly MonthRange[] };

function fit(
  frame: BillingFrame,
  usual: MonthRange,
  grain: Grain,
  exact: boolean,
  published: PublishedMonths,
): FittedPeriod {
  const fitted = fitPeriod(frame.period ?? [usual], grain, exact, published);
  if (fitted.kind !== 'fits') return { kind: 'none', nearest: fitted.nearest ?? [usual] };
  const told = frame.period === null ? [`No period was named: took ${formatRanges(fitted.ranges)}.`] : [];
  return {
    kind: 'fits',
    ranges: fitted.ranges,
    notes: [...told, ...(fitted.note === null ? [] : [fitted.note])],
  };
}

function withPeriod(
  period: FittedPeriod,
  calls: (period: unknown) => readonly TemplateCall[],
  notes: readonly string[] = [],
): BillingChoice {
  if (period.kind !== 'fits') return { kind: 'period', nearest: calls(periodParam(period.nearest)) };
  return done(calls(periodParam(period.ranges)), [...notes, ...period.notes]);
}

const asPeriod = (
  nearest: readonly MonthRange[],
  call: (ranges: readonly MonthRange[]) => TemplateCall,
): BillingChoice => ({ kind: 'period', nearest: [call(nearest)] });

const done = (calls: readonly TemplateCall[], notes: readonly string[] = []): BillingChoice =>
  calls.length > 4
    ? {
        kind: 'refuse',
        reason: 'That is more than four answers at once; ask for one first.',
        nearest: calls.slice(0, 4),
      }
    : { kind: 'calls', calls, notes };

const refuse = (reason: string, nearest: readonly TemplateCall[]): BillingChoice => ({
  kind: 'refuse',
  reason,
  nearest,
});
