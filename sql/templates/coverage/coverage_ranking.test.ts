import { describe, expect, test } from 'vitest';
import { askSmallRelease } from '../testing/ask-small-release.ts';

const ask = askSmallRelease();
const year = { from: '2025-01', to: '2025-12' };

describe('coverage ranking', () => {
  test('any coverage metric leads and orders', async () => {
    const { columns, rows } = await ask('coverage_ranking', { period: year, metric: 'out_of_pocket' });
    expect(columns).toEqual([
      'payer',
      'out_of_pocket',
      'coverage_rate',
      'total_medication_cost',
      'payer_coverage',
      'prescriptions',
      'dispenses',
    ]);
    expect(rows.map((row) => row.slice(0, 3))).toEqual([
      ['No insurance', 93600, 0],
      ['Humana', 46800, 25],
      ['Aetna', 38922, 75.05],
    ]);
  });

  test('payers under 60 % coverage, and exactly at a limit', async () => {
    const named = async (limits: Record<string, number>) =>
      (await ask('coverage_ranking', { period: year, ...limits })).rows.map((row) => row[0]);
    expect(await named({ below: 60 })).toEqual(['Humana', 'No insurance']);
    expect(await named({ below: 25 })).toEqual(['No insurance']);
    expect(await named({ at_most: 25, above: 0 })).toEqual(['Humana']);
  });

  test('a withheld rate is never left out by a limit', async () => {
    const { rows, withheld } = await ask('coverage_ranking', {
      period: { from: '2025-07', to: '2025-07' },
      above: 60,
    });
    expect(rows.map((row) => row.slice(0, 2))).toEqual([
      ['Aetna', 75.05],
      ['Humana', null],
    ]);
    expect(withheld.map(([row]) => row)).toEqual([1, 1, 1]);
  });
});
