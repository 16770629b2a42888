import type { SubmissionMetric } from '../../../sql/templates/billing-slots.ts';
import type { TemplateCall } from '../../plan.ts';
import type { Comparison, Grain, Order } from '../frame.ts';
import { type MonthRange, toRange } from '../months.ts';

export type BillingBy = 'payer' | 'location' | 'procedure_group' | 'diagnosis_group' | 'provider';

/** The filter each dimension is named by in a call. */
export const FILTER_OF = {
  payer: 'payers',
  location: 'locations',
  procedure_group: 'procedure_groups',
  diagnosis_group: 'diagnosis_groups',
  provider: 'providers',
} as const satisfies Record<BillingBy, string>;

/** One question about billing files, understood: free of templates. */
export interface BillingFrame {
  readonly subject: 'status' | 'work' | 'aging' | 'later' | 'freshness' | null;
  readonly metrics: readonly SubmissionMetric[];
  readonly by: BillingBy | null;
  readonly members: Readonly<Partial<Record<BillingBy, readonly string[]>>>;
  readonly period: readonly MonthRange[] | null;
  readonly compare: Comparison | null;
  readonly grain: Grain | null;
  readonly trend: boolean;
  readonly change: boolean;
  readonly order: Order | null;
  readonly limit: number | null;
  readonly limits: Readonly<Record<string, number>>;
  /** Whether what came later is told by the month it was first shown. */
  readonly arrivals: boolean;
}

export const EMPTY_BILLING: BillingFrame = {
  subject: null,
  metrics: [],
  by: null,
  members: {},
  period: null,
  compare: null,
  grain: null,
  trend: false,
  change: false,
  order: null,
  limit: null,
  limits: {},
  arrivals: false,
};

const LIMITS = ['above', 'at_least', 'below', 'at_most'];

const SUBJECT_OF: Readonly<Record<string, BillingFrame['subject']>> = {
  status_mix: 'status',
  rejections_to_work: 'work',
  later_decisions: 'later',
};

/** What the call of the turn before said, so that a fragment can change a part of it. */
export function billingFrameOf({ template, params }: TemplateCall): BillingFrame {
  const ranges = (value: unknown): MonthRange[] | null =>
    value === undefined
      ? null
      : ((Array.isArray(value) ? value : [value]) as { from: string; to: string }[]).map(toRange);
  const split = params['split'] ?? params['by'];
  const compare = ranges(params['compare']);
  const members = Object.entries(FILTER_OF).flatMap(([dimension, filter]) =>
    Array.isArray(params[filter]) ? [[dimension, params[filter] as string[]]] : [],
  );
  return {
    ...EMPTY_BILLING,
    subject: SUBJECT_OF[template] ?? null,
    metrics: params['metric'] === undefined ? [] : [params['metric'] as SubmissionMetric],
    by:
      template === 'submission_providers'
        ? 'provider'
        : split === undefined || split === 'none' || split === 'change_month'
          ? null
          : (split as BillingBy),
    members: Object.fromEntries(members),
    period: ranges(params['period']),
    compare: compare === null ? null : { ranges: compare },
    grain: (params['grain'] as Grain | undefined) ?? null,
    arrivals: split === 'change_month',
    trend: template === 'submission_trend',
    change: template === 'submission_comparison',
    order: (params['order'] as Order | undefined) ?? null,
    limit: (params['limit'] as number | undefined) ?? null,
    limits: Object.fromEntries(
      LIMITS.flatMap((name) => (params[name] === undefined ? [] : [[name, Number(params[name])]])),
    ),
  };
}
