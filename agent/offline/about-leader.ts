import type { Plan } from '../plan.ts';
import type { Reading } from './read-question.ts';

/** Words that point at somebody found before. */
const POINTING = new Set([
  'it',
  'they',
  'them',
  'their',
  'its',
  'he',
  'she',
  'that',
  'this',
  'theirs',
  'one',
]);

export const pointsBack = (reading: Reading): boolean =>
  reading.tokens.some(({ text }) => POINTING.has(text));

const POINTING_PATTERN = new RegExp(`\\b(?:${[...POINTING].join('|')})\\b`, 'i');

type RunPlan = Extract<Plan, { kind: 'run' }>;

const ABOUT_ONE = new Set(['payments_trend', 'period_comparison', 'payer_scorecard', 'exception_mix']);

const RANKINGS = new Set(['payer_ranking', 'coverage_rate_by_payer', 'payer_share']);

/**
 * “Which payer underpaid us most, and is it getting worse?”: the second part is about the payer the first part
 * finds, which nobody knows before it ran.
 */
export function aboutLeader(next: RunPlan, before: readonly Plan[], clause: string): Plan {
  const earlier = before.flatMap((part) => (part.kind === 'run' ? part.calls : []));
  const ranking = earlier.findIndex(({ template }) => RANKINGS.has(template));
  const calls = next.calls.filter((call) => !RANKINGS.has(call.template) || !earlier.includes(call));
  const open = calls.every(({ template, params }) => ABOUT_ONE.has(template) && !params['payers']);
  if (ranking < 0 || !open || !POINTING_PATTERN.test(clause)) return next;
  return {
    ...next,
    calls: calls.map((call) => ({
      ...call,
      params: { ...call.params, ...('split' in call.params ? { split: 'none' } : {}) },
      leaderOf: ranking,
    })),
  };
}
