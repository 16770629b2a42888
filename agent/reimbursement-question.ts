import { CONDITIONS, type Condition } from '../sql/templates/cms-slots.ts';
import { measureInWords } from '../tools/measure-in-words.ts';
import type { TemplateCall } from './plan.ts';

/** Templates of releases of CMS claims. */
const TEMPLATES: ReadonlySet<string> = new Set([
  'reimbursement_summary',
  'reimbursement_trend',
  'reimbursement_comparison',
  'reimbursement_by_group',
  'reimbursement_group_trend',
  'reimbursement_group_comparison',
  'chronic_condition_mix',
  'chronic_condition_trend',
  'provider_costs',
  'reimbursed_provider_signals',
  'claims_to_review',
  'reimbursement_changes',
]);

export const isReimbursementTemplate = (template: string): boolean => TEMPLATES.has(template);

const LIMITS: readonly (readonly [string, string])[] = [
  ['above', 'above'],
  ['at_least', 'at least'],
  ['below', 'below'],
  ['at_most', 'at most'],
];

/** A metric of Medicare claims as one would type it; the planner reads each back as the metric. */
const metricWords = (metric: string): string =>
  metric === 'reimbursed_vs_peers_pct' ? 'reimbursed against peers' : measureInWords(metric);

/** ` for Inpatient`, or nothing. */
const joined = (value: unknown): string => (Array.isArray(value) ? ` for ${value.join(' and ')}` : '');

const inWords = (dimension: unknown): string => String(dimension).replace('_', ' ');

/**
 * The question that plans to exactly this call on a release of CMS claims; null for a template of another.
 *
 * @param words ` in Q4 2009` and ` with Q3 2009`, or nothing
 */
export function reimbursementQuestion(
  { template, params }: TemplateCall,
  { period, compare }: { readonly period: string; readonly compare: string },
): string | null {
  if (!isReimbursementTemplate(template)) return null;
  const named = ['claim_types', 'states', 'age_bands', 'fraud_flags', 'providers']
    .map((filter) => joined(params[filter]))
    .join('');
  const metric = metricWords(String(params['metric'] ?? 'reimbursed_amount'));
  const split = params['split'] === 'claim_type' ? ' by claim type' : '';
  const by = ` by ${inWords(params['by'])}`;
  const grain = ` by ${String(params['grain'])}`;
  const condition = CONDITIONS[params['condition'] as Condition] as string | undefined;
  const first = params['order'] === 'lowest' ? 'Lowest' : 'Highest';
  const ranked = `${first}${typeof params['limit'] === 'number' ? ` ${params['limit']}` : ''}`;
  const limits = LIMITS.filter(([name]) => params[name] !== undefined)
    .map(([name, said]) => ` ${said} ${String(params[name])}`)
    .join('');
  const isPlain = params['metric'] === undefined && params['order'] === undefined;
  switch (template) {
    case 'reimbursement_trend':
      return `Trend of ${metric}${grain}${split}${named}${period}`;
    case 'reimbursement_group_trend':
      return `Trend of ${metric}${grain}${by}${named}${period}`;
    case 'reimbursement_comparison':
      return `Compare ${metric}${split}${named}${period}${compare}`;
    case 'reimbursement_group_comparison':
      return `Compare ${metric}${by}${named}${period}${compare}`;
    case 'reimbursement_by_group':
      return isPlain
        ? `Reimbursement summary${by}${named}${period}`
        : `${ranked} ${metric}${by}${limits}${named}${period}`;
    case 'provider_costs':
      return isPlain
        ? `Provider costs${named}${period}`
        : `${ranked} ${metric} by provider${limits}${named}${period}`;
    case 'reimbursed_provider_signals':
      return isPlain
        ? `Provider signals${named}${period}`
        : `${ranked} provider signals by ${metric}${named}${period}`;
    case 'chronic_condition_mix':
      return condition === undefined
        ? `Chronic condition mix${split}${named}${period}`
        : `Share of claims with ${condition}${split}${named}${period}`;
    case 'chronic_condition_trend':
      return condition === undefined
        ? `Chronic condition mix${grain}${named}${period}`
        : `Share of claims with ${condition}${grain}${named}${period}`;
    case 'claims_to_review':
      return `Claims to review${named}${period}`;
    case 'reimbursement_changes':
      return `What changed between loads${named}${period}`;
    default:
      return `Reimbursement summary${named}${period}`;
  }
}
