import { describe, expect, test } from 'vitest';
import { askSmallRelease } from '../testing/ask-small-release.ts';

const ask = askSmallRelease();

describe('medication trend', () => {
  test('all medications per quarter', async () => {
    const { columns, rows } = await ask('medication_trend', { period: { from: '2025-07', to: '2025-12' } });
    expect(columns).toEqual(['quarter', 'out_of_pocket']);
    // 3 × 13 × (2,000 − 850.50), the folded rest among them
    expect(rows).toEqual([
      ['2025-Q3', 44830.5],
      ['2025-Q4', 44830.5],
    ]);
  });

  test('each tracked medication, withheld where its quarter is; the folded rest only by name', async () => {
    const { columns, rows, withheld } = await ask('medication_trend', {
      period: { from: '2025-07', to: '2025-12' },
      split: 'medication',
    });
    expect(columns).toEqual(['quarter', 'medication', 'out_of_pocket']);
    expect(rows).toEqual([
      ['2025-Q3', 'Insulin', 10345.5],
      ['2025-Q3', 'Metformin', 3448.5],
      ['2025-Q3', 'Sample kit', 0],
      ['2025-Q4', 'Insulin', null],
      ['2025-Q4', 'Metformin', 3448.5],
      ['2025-Q4', 'Sample kit', 0],
    ]);
    expect(withheld).toEqual([[3, 'out_of_pocket']]);
  });

  test('one medication of one payer per year', async () => {
    const { rows } = await ask('medication_trend', {
      period: { from: '2024-01', to: '2025-12' },
      grain: 'year',
      metric: 'coverage_rate',
      medications: ['Insulin'],
      payers: ['Humana'],
    });
    expect(rows).toEqual([
      ['2024', 25],
      ['2025', 25],
    ]);
  });
});
