import { COVERAGE_METRICS, type Frame, type Group, type Subject } from './frame.ts';

const isCoverage = (metric: string): boolean => COVERAGE_METRICS.some((name) => name === metric);

const FILTER_NAMES: Readonly<Record<string, string>> = {
  organization: 'organizations',
  encounter_class: 'encounter_classes',
  specialty: 'specialties',
  provider: 'providers',
  age: 'age_buckets',
};

/** Members of other dimensions named, by the name of their filter. */
export function filtersOf(after: (prefix: string) => string[]): Frame['filters'] {
  return Object.fromEntries(
    Object.entries(FILTER_NAMES).flatMap(([dimension, filter]) => {
      const members = [...new Set(after(`${dimension}:`))];
      return members.length > 0 ? [[filter, members]] : [];
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
  (subject === 'coverage' || metrics.some(isCoverage)) &&
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
