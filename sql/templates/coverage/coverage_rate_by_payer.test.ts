import { describe, expect, test } from 'vitest';
import { askSmallRelease } from '../testing/ask-small-release.ts';

const ask = askSmallRelease();

describe('coverage rate by payer', () => {
  test('the best covering payer first', async () => {
    const { columns, rows } = await ask('coverage_rate_by_payer', {
      period: { from: '2025-01', to: '2025-12' },
    });
    expect(columns).toEqual([
      'payer',
      'coverage_rate',
      'total_medication_cost',
      'payer_coverage',
      'out_of_pocket',
      'prescriptions',
    ]);
    expect(rows).toEqual([
      ['Aetna', 75.05, 156000, 117078, 38922, 1200],
      ['Humana', 25, 62400, 15600, 46800, 720],
      ['No insurance', 0, 93600, 0, 93600, 1800],
    ]);
  });

  test('worst first, the withheld rate still last', async () => {
    const { rows, withheld } = await ask('coverage_rate_by_payer', {
      period: { from: '2025-07', to: '2025-07' },
      order: 'lowest',
    });
    expect(rows.map((row) => row.slice(0, 2))).toEqual([
      ['No insurance', 0],
      ['Aetna', 75.05],
      ['Humana', null],
    ]);
    expect(withheld).toEqual([
      [2, 'coverage_rate'],
      [2, 'payer_coverage'],
      [2, 'out_of_pocket'],
    ]);
  });
});
