import { measureInWords } from '../tools/measure-in-words.ts';
import type { TemplateCall } from './plan.ts';

/** A metric as one would type it; the planner reads each back as the metric. */
const METRIC_WORDS: Readonly<Record<string, string>> = {
  total_claims: 'number of claims',
  paid_pct: 'paid share of claimed',
  rejected_pct: 'rejected share of claimed',
  adjusted_amount: 'adjusted amount',
  claimed_per_claim: 'claimed per claim',
};

/** Templates of billing releases. */
const TEMPLATES: ReadonlySet<string> = new Set([
  'submission_scorecard',
  'submission_amounts',
  'submission_providers',
  'submission_trend',
  'submission_comparison',
  'status_mix',
  'rejections_to_work',
  'later_decisions',
]);

export const isSubmissionTemplate = (template: string): boolean => TEMPLATES.has(template);

/** A metric of submitted claims as one would type it. */
export const submissionMetricWords = (metric: string): string =>
  METRIC_WORDS[metric] ?? measureInWords(metric);

const joined = (value: unknown): string => (Array.isArray(value) ? ` for ${value.join(' and ')}` : '');

const LIMITS: readonly (readonly [string, string])[] = [
  ['above', 'above'],
  ['at_least', 'at least'],
  ['below', 'below'],
  ['at_most', 'at most'],
];

/**
 * The question that plans to exactly this call on a billing release; null for a template of another.
 *
 * @param words ` in Q4 2025` and ` with Q3 2025`, or nothing
 */
export function submissionQuestion(
  { template, params }: TemplateCall,
  words: { readonly period: string; readonly compare: string },
): string | null {
  if (!isSubmissionTemplate(template)) return null;
  const { period, compare } = words;
  const by = String(params['by'] ?? params['split'] ?? 'payer').replace('_', ' ');
  const metric = submissionMetricWords(String(params['metric'] ?? 'claimed_amount'));
  const lowest = params['order'] === 'lowest';
  const count = typeof params['limit'] === 'number' ? ` ${params['limit']}` : '';
  const limits = LIMITS.filter(([name]) => params[name] !== undefined)
    .map(
      ([name, said]) =>
        ` ${said} ${String(params[name])}${/(_rate|_pct)$/.test(String(params['metric'])) ? ' %' : ''}`,
    )
    .join('');
  const named = ['locations', 'procedure_groups', 'diagnosis_groups', 'providers', 'payers']
    .map((filter) => joined(params[filter]))
    .join('');
  const split = params['split'] === undefined || params['split'] === 'none' ? '' : ` by ${by}`;
  switch (template) {
    case 'status_mix':
      return `Claim status mix by ${by}${named}${period}`;
    case 'rejections_to_work':
      return `Rejections to work first${count === '' ? '' : `, top${count}`} by ${by}${named}${period}`;
    case 'later_decisions':
      return `Later decisions${by === 'change month' ? ' by month of change' : ''}${named}${period}`;
    case 'submission_trend':
      return `Trend of ${metric} by ${String(params['grain'])}${split}${named}${period}`;
    case 'submission_comparison':
      return `Compare ${metric}${split}${named}${period}${compare}`;
    case 'submission_providers':
      return `${lowest ? 'Lowest' : 'Highest'}${count} ${metric} by provider${limits}${named}${period}`;
    default:
      return params['metric'] === undefined && params['order'] === undefined
        ? `Scorecard by ${by}${named}${period}`
        : `${lowest ? 'Lowest' : 'Highest'}${count} ${metric} by ${by}${limits}${named}${period}`;
  }
}
