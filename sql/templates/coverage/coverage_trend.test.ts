import { describe, expect, test } from 'vitest';
import { askSmallRelease } from '../testing/ask-small-release.ts';

const ask = askSmallRelease();

describe('coverage trend', () => {
  test('a rate per quarter for everyone', async () => {
    const { columns, rows } = await ask('coverage_trend', {
      period: { from: '2025-07', to: '2025-12' },
      grain: 'quarter',
    });
    expect(columns).toEqual(['quarter', 'coverage_rate']);
    expect(rows).toEqual([
      ['2025-Q3', 42.525],
      ['2025-Q4', 42.525],
    ]);
  });

  test('each payer per month, withheld where a part is', async () => {
    const { columns, rows, withheld } = await ask('coverage_trend', {
      period: { from: '2025-06', to: '2025-07' },
      grain: 'month',
      metric: 'payer_coverage',
      payers: ['Humana'],
      split: 'payer',
    });
    expect(columns).toEqual(['month', 'payer', 'payer_coverage']);
    expect(rows).toEqual([
      ['2025-06', 'Humana', 1300],
      ['2025-07', 'Humana', null],
    ]);
    expect(withheld).toEqual([[1, 'payer_coverage']]);
  });
});
