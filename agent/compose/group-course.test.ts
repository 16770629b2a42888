import { describe, expect, it } from 'vitest';
import { smallManifest } from '../../sql/templates/testing/small-release.ts';
import type { TemplateResult } from '../../tools/answer.ts';
import { checkText } from '../ground/check-text.ts';
import { resolveText } from '../ground/resolve-text.ts';
import type { CallHints } from '../plan.ts';
import { resultOf } from '../testing/result-table.ts';
import { composeResults, evidenceFor } from './compose-results.ts';

const period = { from: '2025-01', to: '2025-12' };
const compare = { from: '2024-01', to: '2024-12' };

function told(result: TemplateResult, hints: CallHints = {}) {
  const { template, params } = result.table;
  const composed = composeResults([{ template, params: { ...params }, ...hints }], [result], smallManifest);
  const evidence = evidenceFor([result], smallManifest);
  expect(checkText(`${composed.headline}\n${composed.text}`, evidence)).toEqual([]);
  return {
    ...composed,
    headline: resolveText(composed.headline, evidence.tables),
    text: resolveText(composed.text, evidence.tables),
  };
}

describe('the trend of a group', () => {
  const trend = (rows: Parameters<typeof resultOf>[3], params = {}, metric = 'total_payments') =>
    resultOf(
      'group_trend',
      { period, grain: 'quarter', metric, by: 'encounter_class', ...params },
      ['quarter', 'encounter_class', metric],
      rows,
    );

  it('of several says which moved most', () => {
    const answer = told(
      trend([
        ['2025-Q1', 'Ambulatory', 400],
        ['2025-Q1', 'Inpatient', 900],
        ['2025-Q2', 'Ambulatory', 420],
        ['2025-Q2', 'Inpatient', 500],
      ]),
    );
    expect(answer.headline).toBe(
      'Inpatient moved most: total payments fell by $400 (−44.4%) from Q1 2025 to Q2 2025, worse than before',
    );
    expect(answer.text).toContain('Ambulatory: total payments rose by $20');
    expect(answer.readAs).toBe(
      'Trend of total payments by quarter by encounter class for 2025 (by service date)',
    );
  });

  it('of one is told as one course, with its peak, and whose it is', () => {
    const answer = told(
      trend(
        [
          ['2025-Q1', 'Inpatient', 900],
          ['2025-Q2', 'Inpatient', 1200],
          ['2025-Q3', 'Inpatient', 1000],
        ],
        { encounter_classes: ['Inpatient'] },
      ),
    );
    expect(answer.headline).toBe(
      'Total payments rose by $100 (11.1%) from Q1 2025 to Q3 2025, better than before (Inpatient only)',
    );
    expect(answer.text).toContain('The highest quarter is Q2 2025 with $1.2K');
  });

  it('“is its variance getting worse?” is answered in those words', () => {
    const answer = told(
      trend(
        [
          ['2025-Q1', 'Inpatient', -100],
          ['2025-Q2', 'Inpatient', -350],
        ],
        { encounter_classes: ['Inpatient'] },
        'net_variance',
      ),
    );
    expect(answer.headline).toBe(
      'Inpatient: in Q1 2025 payments were $100 below charges, in Q2 2025 $350 below charges: worse by $250',
    );
  });
});

describe('two periods of a group', () => {
  const METRIC = 'total_payments';
  const comparison = (rows: Parameters<typeof resultOf>[3], params = {}) =>
    resultOf(
      'group_comparison',
      { period, compare, metric: METRIC, by: 'organization', ...params },
      ['organization', METRIC, `${METRIC}_prior`, `${METRIC}_change`, `${METRIC}_change_pct`],
      rows,
    );
  const rows: Parameters<typeof resultOf>[3] = [
    ['General Hospital', 900, 600, 300, 50],
    ['Lakeside Clinic', 400, 500, -100, -20],
    ['Other organizations', 310, 300, 10, 3.3333],
  ];

  it('say whose change is the largest, and count the organizations', () => {
    const answer = told(comparison(rows));
    expect(answer.headline).toBe(
      'General Hospital moved most in 2025 against 2024: total payments rose by $300 (50.0%) to $900, better than before',
    );
    expect(answer.text).toContain('Of 3 organizations 2 show more than before and 1 less.');
  });

  it('look for the fall where a fall was asked for', () => {
    expect(told(comparison(rows), { seeks: 'fall' }).headline).toMatch(
      /^Lakeside Clinic: total payments fell most in 2025 against 2024, by /,
    );
    const answer = told(comparison([rows[0]!, rows[2]!]), { seeks: 'fall' });
    expect(answer.headline).toBe('No organization shown has less total payments in 2025 than in 2024');
  });

  it('of one class and one payer name both', () => {
    const answer = told(
      resultOf(
        'group_comparison',
        {
          period,
          compare,
          metric: METRIC,
          by: 'encounter_class',
          encounter_classes: ['Inpatient'],
          payers: ['Aetna'],
        },
        ['encounter_class', METRIC, `${METRIC}_prior`, `${METRIC}_change`, `${METRIC}_change_pct`],
        [['Inpatient', 900, 600, 300, 50]],
      ),
    );
    expect(answer.headline).toBe(
      'Inpatient: total payments (Aetna only) rose by $300 (50.0%) to $900 in 2025, against 2024, better than before',
    );
  });

  it('with all classes moving alike, say so of encounter classes', () => {
    const answer = told(
      resultOf(
        'group_comparison',
        { period, compare, metric: METRIC, by: 'encounter_class' },
        ['encounter_class', METRIC, `${METRIC}_prior`, `${METRIC}_change`, `${METRIC}_change_pct`],
        [
          ['Inpatient', 900, 600, 300, 50],
          ['Emergency', 500, 400, 100, 25],
          ['Home', 110, 100, 10, 10],
        ],
      ),
    );
    expect(answer.text).toContain('All 3 encounter classes show more than before.');
  });
});
