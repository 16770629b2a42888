import type { TemplateCall } from './plan.ts';

/** How a call's parts are put into words by whoever asks. */
export interface QuestionWords {
  /** ` in Q4 2025`, or nothing. */
  readonly period: string;
  /** ` for Medicaid and Humana`, or nothing. */
  readonly payers: string;
  /** The metric as one would type it. */
  readonly metric: string;
}

/** The metric a call without one speaks of. */
export const DEFAULT_METRIC: Readonly<Record<string, string>> = {
  encounter_class_performance: 'total_charges',
  organization_performance: 'total_charges',
  coverage_ranking: 'coverage_rate',
  coverage_trend: 'coverage_rate',
  medication_trend: 'out_of_pocket',
  payer_medication_review: 'out_of_pocket',
  provider_ranking: 'total_claims',
};

const listed = (value: unknown): string => (Array.isArray(value) ? value.join(' and ') : '');

/** ` for General Hospital`, or nothing. */
const named = (value: unknown): string => (Array.isArray(value) ? ` for ${listed(value)}` : '');

const LIMITS: readonly (readonly [string, string])[] = [
  ['above', 'above'],
  ['at_least', 'at least'],
  ['below', 'below'],
  ['at_most', 'at most'],
];

/** The templates whose questions read the same wherever they are offered; null for all others. */
export function catalogueQuestion({ template, params }: TemplateCall, words: QuestionWords): string | null {
  const { period, payers, metric } = words;
  const lowest = params['order'] === 'lowest';
  const order = lowest ? 'Lowest' : 'Highest';
  const count = typeof params['limit'] === 'number' ? ` ${params['limit']}` : '';
  const limits = LIMITS.filter(([name]) => params[name] !== undefined)
    .map(([name, said]) => ` ${said} ${String(params[name])}`)
    .join('');
  const ages = Array.isArray(params['age_buckets']) ? `, ${listed(params['age_buckets'])} days` : '';
  switch (template) {
    case 'charges_against_variance':
      return `Charges against variance${payers}${period}`;
    case 'contract_review':
      return `Contract review${payers}${period}`;
    case 'settlement_days':
      return `Settlement days by payer${payers}${period}`;
    case 'underpayment_rate':
      return params['by'] === 'encounter_class'
        ? `Underpayment rate by encounter class${named(params['encounter_classes'])}${period}`
        : `Underpayment rate by payer${payers}${period}`;
    case 'encounter_class_performance':
      return `${order} ${metric} by encounter class${named(params['encounter_classes'])}${limits}${payers}${period}`;
    case 'organization_performance':
      return `${order}${count} ${metric} by organization${named(params['organizations'])}${limits}${payers}${period}`;
    case 'coverage_ranking':
      return `Rank the${count} payers with the ${order.toLowerCase()} ${metric}${limits}${payers}${period}`;
    case 'coverage_trend':
      return `Trend of ${metric} by ${String(params['grain'])}${params['split'] === 'payer' ? ' split by payer' : ''}${payers}${period}`;
    case 'medication_trend':
      return `Trend of ${metric} by medication by ${String(params['grain'] ?? 'quarter')}${named(params['medications'])}${payers}${period}`;
    case 'payer_patient_split':
      return `Payer/patient split of ${params['of'] === 'claim_payments' ? 'payments' : 'medication cost'}${payers}${period}`;
    case 'payer_medication_review':
      return `Payer × medication review by ${metric}${named(params['medications'])}${payers}${period}`;
    case 'aging_by_payer':
      return `Receivables by payer${ages}${payers}`;
    case 'aging_by_organization':
      return `Receivables by organization${ages}${named(params['organizations'])}`;
    case 'priority_mix':
      return `Priority mix of receivables${payers}`;
    case 'hotspots':
      return params['by'] === 'organization'
        ? `Receivables hotspots by organization${named(params['organizations'])}`
        : `Receivables hotspots${params['by'] === 'payer' ? ' by payer' : ''}${payers}`;
    case 'provider_ranking':
      return `Rank the${count} providers by ${metric}${named(params['specialties'])}${period}`;
    case 'provider_signals':
      return `Provider signals${named(params['specialties'])}${period}`;
    case 'specialty_signals':
      return `Specialty signals${named(params['specialties'])}${period}`;
    case 'claims_after_death':
      return `Claims after death by specialty${named(params['specialties'])}`;
    default:
      return null;
  }
}
