import type { TemplateCall } from '../../plan.ts';
import type { Comparison, Frame, Grain, Order } from '../frame.ts';
import { type MonthRange, toRange } from '../months.ts';

/**
 * One question about files of one format, understood: free of templates.
 *
 * @typeParam Subject what a question can be about beside figures, such as the status of claims
 * @typeParam Metric the closed list of measures
 * @typeParam By the dimensions a table can be by
 */
export interface FormatFrame<
  Subject extends string = string,
  Metric extends string = string,
  By extends string = string,
> {
  readonly subject: Subject | null;
  readonly metrics: readonly Metric[];
  readonly by: By | null;
  /** Members named, by dimension. */
  readonly members: Readonly<Record<string, readonly string[]>>;
  readonly period: readonly MonthRange[] | null;
  readonly compare: Comparison | null;
  readonly grain: Grain | null;
  readonly trend: boolean;
  readonly change: boolean;
  /** “The largest drop”: which way the change is wanted. */
  readonly seeks: Frame['seeks'];
  readonly order: Order | null;
  readonly limit: number | null;
  readonly limits: Readonly<Record<string, number>>;
  /** What else was said that the format asks its reader to keep, as tags. */
  readonly also: readonly string[];
}

export const EMPTY_FORMAT_FRAME = {
  subject: null,
  metrics: [],
  by: null,
  members: {},
  period: null,
  compare: null,
  grain: null,
  trend: false,
  change: false,
  seeks: null,
  order: null,
  limit: null,
  limits: {},
  also: [],
} as const satisfies FormatFrame;

const LIMITS = ['above', 'at_least', 'below', 'at_most'];

function ranges(value: unknown): MonthRange[] | null {
  if (value === undefined) return null;
  return ((Array.isArray(value) ? value : [value]) as { from: string; to: string }[]).map(toRange);
}

/**
 * What the params of the call of the turn before said, so that a fragment can change a part of it: all but the subject
 * and the dimension, which each format reads from its own templates.
 *
 * @param filters the filter each dimension is named by in a call
 */
export function spokenParams<Metric extends string, By extends string>(
  { params, seeks }: TemplateCall,
  filters: Readonly<Record<By, string>>,
): Omit<FormatFrame<never, Metric, By>, 'subject' | 'by' | 'trend' | 'change' | 'also'> {
  const compare = ranges(params['compare']);
  const members = Object.entries<string>(filters).flatMap(([dimension, filter]) =>
    Array.isArray(params[filter]) ? [[dimension, params[filter] as string[]]] : [],
  );
  return {
    metrics: params['metric'] === undefined ? [] : [params['metric'] as Metric],
    members: Object.fromEntries(members),
    period: ranges(params['period']),
    compare: compare === null ? null : { ranges: compare },
    seeks: seeks ?? null,
    grain: (params['grain'] as Grain | undefined) ?? null,
    order: (params['order'] as Order | undefined) ?? null,
    limit: (params['limit'] as number | undefined) ?? null,
    limits: Object.fromEntries(
      LIMITS.flatMap((name) => (params[name] === undefined ? [] : [[name, Number(params[name])]])),
    ),
  };
}

/**
 * What a fragment leaves out is kept from the turn before: “and for Medicaid?”, “by location”.
 *
 * @param everyone whether the fragment asks for everyone again
 * @param stays whether members of a dimension are still meant where the table is by another
 */
export function mergedFrames<Subject extends string, Metric extends string, By extends string>(
  before: FormatFrame<Subject, Metric, By>,
  now: FormatFrame<Subject, Metric, By>,
  everyone: boolean,
  stays: (dimension: string, by: string | null) => boolean,
): FormatFrame<Subject, Metric, By> {
  const by = now.by ?? before.by;
  const members = everyone ? now.members : { ...before.members, ...now.members };
  const kept = Object.entries(members).filter(([name]) => name === by || stays(name, by));
  return {
    subject: now.subject ?? (now.metrics.length > 0 || now.trend || now.change ? null : before.subject),
    metrics: now.metrics.length > 0 ? now.metrics : before.metrics,
    by,
    members: Object.fromEntries(kept),
    period: now.period ?? before.period,
    compare: now.compare ?? (now.period === null ? before.compare : null),
    grain: now.grain ?? before.grain,
    trend: now.trend || (before.trend && !now.change),
    change: now.change || (before.change && !now.trend),
    seeks: now.seeks ?? (now.change ? null : before.seeks),
    order: now.order ?? before.order,
    limit: now.limit ?? before.limit,
    limits: { ...before.limits, ...now.limits },
    also: [...new Set([...before.also, ...now.also])],
  };
}
