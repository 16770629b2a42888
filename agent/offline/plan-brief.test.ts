import { describe, expect, test } from 'vitest';
import { plan } from './plan.ts';
import { context } from './testing/plan-context.ts';
import { planText } from './testing/plan-text.ts';

const q3 = { from: '2025-07', to: '2025-09' };
const scorecard = [{ template: 'payer_scorecard', params: { period: q3, payers: ['Humana'] } }];
const coverage = [{ template: 'coverage_summary', params: { period: q3 } }];

describe('a wish for a brief', () => {
  test.each([
    ['Two-page brief on payers', 'brief payers executive 2025-10..2025-12'],
    ['/brief coverage for operations', 'brief coverage operations 2025-10..2025-12'],
    ['Write me a brief about receivables for the CFO', 'brief receivables executive'],
    [
      'payer performance brief for BCBS in 2024',
      'brief payers executive 2024-01..2024-12 payers=Blue Cross Blue Shield',
    ],
    [
      'coverage brief for Q1 2025, Medicare and Medicaid',
      'brief coverage executive 2025-01..2025-03 payers=Medicare,Medicaid',
    ],
  ])('%s', (question, read) => {
    expect(planText(plan(question, null, context))).toBe(read);
  });

  test.each([
    ['make that a two-page brief for Medicaid', 'brief payers executive 2025-07..2025-09 payers=Medicaid'],
    ['/brief', 'brief payers executive 2025-07..2025-09 payers=Humana'],
    ['turn it into a brief for all payers for operations', 'brief payers operations 2025-07..2025-09'],
    ['as a brief for Q2 2025', 'brief payers executive 2025-04..2025-06 payers=Humana'],
  ])('keeps what it does not say: %s', (question, read) => {
    expect(planText(plan(question, scorecard, context))).toBe(read);
  });

  test('keeps what the turn before was about', () => {
    expect(planText(plan('make that a brief', coverage, context))).toBe(
      'brief coverage executive 2025-07..2025-09',
    );
  });

  test.each([
    ['brief on payers for zorblax', /did not understand “zorblax”/],
    ['brief on payers for Kaiser', /did not understand/],
    ['brief on payers for CMS', /Medicare or Medicaid/],
    ['brief on payers for 2031', /The data cover/],
  ])('asks rather than guesses: %s', (question, asked) => {
    expect(planText(plan(question, null, context))).toMatch(asked);
  });
});
