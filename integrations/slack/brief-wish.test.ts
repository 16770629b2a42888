import { describe, expect, it } from 'vitest';
import { planBrief } from '../../agent/offline/plan-brief.ts';
import { context } from '../../agent/offline/testing/plan-context.ts';
import type { Answer } from '../../tools/answer.ts';
import { briefWish } from './brief-wish.ts';

const answered = (template: string, params: Record<string, unknown>): Pick<Answer, 'tables'> =>
  ({ tables: [{ template, version: 1, params, columns: [], rows: [], withheld: [] }] }) as never;
/** What the conversation turned to since. */
const since = [
  { template: 'payer_scorecard', params: { period: { from: '2023-01', to: '2023-12' }, payers: ['Aetna'] } },
];

describe('the wish for a brief about an answer', () => {
  it.each([
    ['payer_scorecard', { period: { from: '2025-01', to: '2025-03' }, payers: ['Medicaid'] }, 'payers'],
    ['payer_ranking', { period: { from: '2024-01', to: '2024-12' } }, 'payers'],
    [
      'coverage_summary',
      { period: { from: '2025-06', to: '2025-06' }, payers: ['Humana', 'Medicare'] },
      'coverage',
    ],
    [
      'payer_scorecard',
      {
        period: [
          { from: '2024-01', to: '2024-03' },
          { from: '2025-01', to: '2025-03' },
        ],
      },
      'payers',
    ],
  ])('keeps period and payers of %s', (template, params, about) => {
    const plan = planBrief(briefWish(answered(template, params)), since, context);
    expect(plan).toMatchObject({ kind: 'brief', about, payers: 'payers' in params ? params.payers : [] });
    const periods = plan?.kind === 'brief' ? [plan.period].flat() : [];
    expect(periods).toEqual([params.period].flat());
  });

  it('of receivables names no period, which they have none of', () => {
    const plan = planBrief(briefWish(answered('aging_by_payer', { payers: ['Medicaid'] })), since, context);
    expect(plan).toMatchObject({ kind: 'brief', about: 'receivables', period: null, payers: ['Medicaid'] });
  });

  it('is the plain one where no brief is about such a thing', () => {
    expect(briefWish(answered('provider_ranking', {}))).toBe('/brief');
    expect(briefWish({ tables: [] })).toBe('/brief');
  });
});
