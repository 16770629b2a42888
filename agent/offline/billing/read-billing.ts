import type { SubmissionMetric } from '../../../sql/templates/billing-slots.ts';
import type { Grain, Order } from '../frame.ts';
import type { PlanContext } from '../plan-context.ts';
import type { Reading } from '../read-question.ts';
import { readTimes } from '../read-times.ts';
import { type BillingBy, type BillingFrame, EMPTY_BILLING } from './billing-frame.ts';
import { BILLING_DIMENSIONS } from './billing-vocabulary.ts';

export interface BillingReading {
  readonly frame: BillingFrame;
  readonly notes: readonly string[];
  /** What the question leaves open, in words. */
  readonly unclear: string | null;
}

/** Of more is worse news: “worst” is their highest. */
const BAD_WHEN_HIGH: ReadonlySet<string> = new Set([
  'rejection_rate',
  'rejected_amount',
  'rejected_claims',
  'rejected_pct',
  'pending_rate',
  'pending_claims',
  'outstanding_amount',
]);

/** “How many were rejected” counts what “rejected” alone rates. */
const COUNT_OF: Readonly<Partial<Record<SubmissionMetric, SubmissionMetric>>> = {
  approval_rate: 'approved_claims',
  rejection_rate: 'rejected_claims',
  pending_rate: 'pending_claims',
  paid_amount: 'paid_claims',
};

/** “How much was rejected” is money. */
const AMOUNT_OF: Readonly<Partial<Record<SubmissionMetric, SubmissionMetric>>> = {
  rejection_rate: 'rejected_amount',
  pending_rate: 'outstanding_amount',
};

/** What the words of one question about billing files say. */
export function readBilling(reading: Reading, context: PlanContext): BillingReading {
  const { marks, tokens } = reading;
  const has = (tag: string): boolean => marks.some((mark) => mark.tag === tag);
  const after = (prefix: string): string[] => [
    ...new Set(marks.flatMap(({ tag }) => (tag.startsWith(prefix) ? [tag.slice(prefix.length)] : []))),
  ];
  const text = tokens.map((token) => token.text).join(' ');
  const notes: string[] = [...reading.notes];
  const metrics = metricsOf(after('metric:') as SubmissionMetric[], text);
  const payers = payersOf(reading, context);
  if (payers.note !== null) notes.push(payers.note);
  const members = Object.fromEntries(
    [
      ['payer', payers.named] as const,
      ...BILLING_DIMENSIONS.map((name) => [name, after(`${name}:`)] as const),
    ].filter(([, list]) => list.length > 0),
  );
  const change = has('cue:change');
  const than = has('cue:than') && reading.periods.length > 1;
  const compare = has('cue:compare') || than;
  const said = (after('grain:').at(-1) as Grain | undefined) ?? null;
  const spelled = has('cue:trend') || said !== null;
  const several = Object.values(members).some((list) => list.length > 1) || after('by:').length > 0;
  const times = readTimes(reading.periods, {
    ...{ compare, change, trend: spelled, worse: has('cue:worse'), members: several },
  });
  const by = byOf(after('by:'), after('cue:'), members);
  const frame: BillingFrame = {
    ...EMPTY_BILLING,
    subject: subjectOf(has, metrics),
    metrics,
    by,
    members,
    period: times.period?.ranges ?? null,
    compare: times.compare,
    grain: said ?? times.steps,
    trend: spelled || times.steps !== null || (has('cue:worse') && times.compare === null),
    change: change || (compare && reading.periods.length > 0 && !several) || times.compare !== null,
    order: orderOf(has, metrics[0] ?? null),
    limit: reading.limit,
    limits: Object.fromEntries(reading.limits.map(({ name, value }) => [name, value])),
    arrivals: has('cue:arrivals'),
  };
  return { frame, notes: [...notes, ...times.notes], unclear: times.unclear };
}

function metricsOf(named: readonly SubmissionMetric[], text: string): SubmissionMetric[] {
  const counts = /\bhow many\b|\bnumber of\b/.test(text);
  const dollars = /\bhow much\b|\bdollars?\b|\$|\bmoney\b|\bvalue\b/.test(text);
  // “Claims” beside another metric is what the other one counts.
  const telling = named.length > 1 ? named.filter((metric) => metric !== 'total_claims') : named;
  return [
    ...new Set(
      telling.map(
        (metric) => (counts ? COUNT_OF[metric] : dollars ? AMOUNT_OF[metric] : undefined) ?? metric,
      ),
    ),
  ];
}

function subjectOf(has: (tag: string) => boolean, metrics: readonly string[]): BillingFrame['subject'] {
  if (has('cue:freshness')) return 'freshness';
  if (has('cue:later')) return 'later';
  if (has('cue:work')) return 'work';
  if (has('cue:status')) return 'status';
  return has('cue:aging') && metrics.every((metric) => metric === 'outstanding_amount') ? 'aging' : null;
}

const DIMENSIONS: readonly BillingBy[] = [
  'location',
  'procedure_group',
  'diagnosis_group',
  'provider',
  'payer',
];

/** The dimension a table is by: said, named with members, or spoken of. */
function byOf(
  by: readonly string[],
  cues: readonly string[],
  members: Readonly<Record<string, readonly string[]>>,
): BillingBy | null {
  return (
    DIMENSIONS.find((name) => by.includes(name)) ??
    DIMENSIONS.find((name) => name !== 'payer' && members[name] !== undefined) ??
    DIMENSIONS.find((name) => name !== 'payer' && cues.includes(name)) ??
    (cues.includes('payer') || (members['payer'] ?? []).length > 1 ? 'payer' : null)
  );
}

function orderOf(has: (tag: string) => boolean, metric: string | null): Order | null {
  if (has('order:lowest')) return 'lowest';
  if (has('order:highest')) return 'highest';
  if (!has('quality:best') && !has('quality:worst')) return null;
  const bad = metric !== null && BAD_WHEN_HIGH.has(metric);
  return has('quality:worst') === bad ? 'highest' : 'lowest';
}

/** Payers named; after “except” they are taken out of all, as an explicit list. */
function payersOf({ marks }: Reading, context: PlanContext): { named: string[]; note: string | null } {
  const except = marks.find(({ tag }) => tag === 'cue:except')?.at ?? Number.POSITIVE_INFINITY;
  const of = (pick: (at: number) => boolean): string[] => [
    ...new Set(marks.flatMap(({ tag, at }) => (tag.startsWith('payer:') && pick(at) ? [tag.slice(6)] : []))),
  ];
  const left = of((at) => at >= except);
  if (left.length === 0) return { named: of(() => true), note: null };
  const named = (context.members['payer'] ?? []).filter((payer) => !left.includes(payer));
  return { named, note: `Without ${left.join(' and ')}: the sum of the other payers.` };
}
