import type { TemplateCall } from './plan.ts';
import { reimbursementQuestion } from './reimbursement-question.ts';
import { submissionQuestion } from './submission-question.ts';

/** How a call's parts are put into words by whoever asks. */
export interface QuestionWords {
  /** ` in Q4 2025`, or nothing. */
  readonly period: string;
  /** ` for Medicaid and Humana`, or nothing. */
  readonly payers: string;
  /** The metric as one would type it. */
  readonly metric: string;
  /** ` with Q3 2025`, or nothing. */
  readonly compare: string;
}

/** The metric a call without one speaks of. */
export const DEFAULT_METRIC: Readonly<Record<string, string>> = {
  encounter_class_performance: 'total_charges',
  group_trend: 'total_payments',
  medication_share: 'out_of_pocket',
  receivables_share: 'open_balance',
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

/** “Share of” these is another figure, a rate: they are asked for by another word. */
const RATES_BY_SHARE: ReadonlySet<unknown> = new Set(['underpaid_claims', 'payer_coverage']);

/** ` for General Hospital for Medicare`: the members a table by group is asked for. */
const ofGroups = ({ organizations, encounter_classes }: TemplateCall['params'], payers: string): string =>
  `${named(organizations ?? encounter_classes)}${payers}`;

/** `Share of total charges by payer`; of fewer rows, or from the smallest: `Lowest 3 share of …`. */
function shareOf({ params }: TemplateCall, member: string, metric: string): string {
  const { order, limit } = params;
  const isRate = RATES_BY_SHARE.has(params['metric']);
  const whole = metric.replace(/^number of /, '');
  const parts = `${isRate ? 'portion' : 'share'} of ${whole} ${isRate ? `each ${member} accounts for` : `by ${member}`}`;
  if (order === undefined && limit === undefined) return `${parts.charAt(0).toUpperCase()}${parts.slice(1)}`;
  return `${order === 'lowest' ? 'Lowest' : 'Highest'}${typeof limit === 'number' ? ` ${limit}` : ''} ${parts}`;
}

/** The templates whose questions read the same wherever they are offered; null for all others. */
export function catalogueQuestion(call: TemplateCall, words: QuestionWords): string | null {
  const { template, params } = call;
  const { period, payers, metric, compare } = words;
  const by = String(params['by']).replace('_', ' ');
  const shareLimits = LIMITS.filter(([name]) => params[name] !== undefined)
    .map(([name, said]) => ` ${said} ${String(params[name])} %`)
    .join('');
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
    case 'group_trend':
      return `Trend of ${metric} by ${String(params['grain'])} by ${by}${ofGroups(params, payers)}${period}`;
    case 'group_comparison':
      return `Compare ${metric} by ${by}${ofGroups(params, payers)}${period}${compare}`;
    case 'payer_share':
      return `${shareOf(call, 'payer', metric)}${payers}${shareLimits}${period}`;
    case 'group_share':
      return `${shareOf(call, by, metric)}${ofGroups(params, payers)}${shareLimits}${period}`;
    case 'medication_share':
      return `${shareOf(call, 'medication', metric)}${named(params['medications'])}${payers}${shareLimits}${period}`;
    case 'receivables_share':
      return `${shareOf(call, by === 'age bucket' ? 'age' : by, metric)}${ages}${named(params['organizations'])}${payers}`;
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
        : `Receivables hotspots${params['by'] === 'priority' ? ' by priority' : ' by payer'}${payers}`;
    case 'provider_ranking':
      return `Rank the${count} providers by ${metric}${named(params['specialties'])}${period}`;
    case 'provider_signals':
      return `Provider signals${named(params['specialties'])}${period}`;
    case 'specialty_signals':
      return `Specialty signals${named(params['specialties'])}${period}`;
    case 'claims_after_death':
      return `Claims after death by specialty${named(params['specialties'])}`;
    default:
      return submissionQuestion(call, words) ?? reimbursementQuestion(call, words);
  }
}
