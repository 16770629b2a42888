import { COVERAGE_METRICS, type Frame, type Group, type Subject } from './frame.ts';
import type { PlanContext } from './plan-context.ts';
import type { Reading } from './read-question.ts';

const isCoverage = (metric: string): boolean => COVERAGE_METRICS.some((name) => name === metric);

const FILTER_NAMES: Readonly<Record<string, string>> = {
  organization: 'organizations',
  encounter_class: 'encounter_classes',
  specialty: 'specialties',
  provider: 'providers',
  age: 'age_buckets',
};

/** Members of other dimensions named, by the name of their filter; after “without” they are taken out of all. */
export function filtersOf({ marks }: Reading, { members: all }: PlanContext): Frame['filters'] {
  const except = marks.find(({ tag }) => tag === 'cue:except')?.at ?? Number.POSITIVE_INFINITY;
  return Object.fromEntries(
    Object.entries(FILTER_NAMES).flatMap(([dimension, filter]) => {
      const named = marks.filter(({ tag }) => tag.startsWith(`${dimension}:`));
      const of = (pick: (at: number) => boolean): Set<string> =>
        new Set(named.filter(({ at }) => pick(at)).map(({ tag }) => tag.slice(dimension.length + 1)));
      const [wanted, left] = [of((at) => at < except), of((at) => at >= except)];
      const inOrder = all[dimension === 'age' ? 'age_bucket' : dimension] ?? [];
      if (left.size === 0 || inOrder.length === 0) {
        const members = [...wanted, ...left];
        return members.length > 0 ? [[filter, members]] : [];
      }
      const base = wanted.size > 0 ? [...wanted] : inOrder;
      return [[filter, base.filter((member) => !left.has(member))]];
    }),
  );
}

const GROUPS: readonly string[] = ['organization', 'encounter_class', 'specialty', 'provider', 'priority'];
export const groupsOf = (said: readonly string[]): Group[] =>
  [...new Set(said)].filter((name): name is Group => GROUPS.includes(name));

/** What a subject takes up of words that are declined elsewhere: “which contracts should we renegotiate?”. */
export function settledBy(subject: Subject | null): readonly string[] {
  const flagged = subject === 'hotspots' || subject === 'contracts';
  return [
    ...(flagged ? ['advice', 'causes', 'averages'] : []),
    ...(subject === 'signals' || subject === 'contracts' ? ['averages', 'other metrics'] : []),
  ];
}

/** Whether what a subject shows is the share asked for: the split, the mix of priorities, the share of high values. */
export const isShareOf = (subject: Subject | null, metrics: readonly string[]): boolean =>
  subject === 'split' ||
  subject === 'priority' ||
  (subject === 'specialties' && metrics.includes('high_value_share'));

/** “What share of payments came from patients” asks who paid: the split of payments between payers and patients. */
export const asksWhoPaid = (metrics: readonly string[]): boolean =>
  metrics.includes('total_payments') && (metrics.includes('payer_paid') || metrics.includes('patient_paid'));

/** “What patients pay for medications against what insurers pay”: both sides of the cost. */
export const bothSides = (subject: Subject | null, metrics: readonly string[]): boolean =>
  (subject === 'coverage' ||
    metrics.some(isCoverage) ||
    (subject === null && metrics.includes('patient_paid'))) &&
  (metrics.includes('out_of_pocket') || metrics.includes('patient_paid')) &&
  (metrics.includes('payer_paid') || metrics.includes('payer_coverage'));

/** A split of claims is one of payments, whatever else of claims was named. */
export function metricsFor(
  subject: Subject | null,
  metrics: readonly string[],
  ranked: boolean,
): readonly string[] {
  if (subject === 'deceased') return [];
  if (subject === 'signals')
    return [...new Set(metrics.map((name) => (name === 'total_charges' ? 'charge_vs_peers_pct' : name)))];
  if (subject !== 'split' && subject !== 'hotspots' && subject !== 'priority') return metrics;
  const whole = ['total_claims', 'total_charges', 'payer_paid', 'patient_paid', 'total_payments'];
  if (subject === 'split') {
    const ofClaims = metrics.some((metric) => whole.includes(metric)) && !metrics.some(isCoverage);
    // What medication cost is split, however it was called.
    return ofClaims ? ['total_payments'] : [];
  }
  // “Open claims flagged”: claims are what is open.
  return metrics.filter((metric) => metric !== 'total_claims' && (ranked || metric !== 'open_claims'));
}
