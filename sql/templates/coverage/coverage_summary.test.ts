import { describe, expect, test } from 'vitest';
import { askSmallRelease } from '../testing/ask-small-release.ts';

const ask = askSmallRelease();
const july = { from: '2025-07', to: '2025-07' };

describe('coverage summary', () => {
  test('all payers come from the published total, which covers a withheld payer', async () => {
    const { columns, rows, withheld } = await ask('coverage_summary', { period: july });
    expect(columns).toEqual([
      'prescriptions',
      'dispenses',
      'total_medication_cost',
      'payer_coverage',
      'out_of_pocket',
      'coverage_rate',
    ]);
    // prices 3 + 1 + 0 + 9 = 13: cost 13 × 2,000, covered 13 × 850.50
    expect(rows).toEqual([[310, 630, 26000, 11056.5, 14943.5, 42.525]]);
    expect(withheld).toEqual([]);
  });

  test('chosen payers are summed, withheld where one of them is', async () => {
    const { rows, withheld } = await ask('coverage_summary', { period: july, payers: ['Aetna', 'Humana'] });
    expect(rows).toEqual([[160, 480, 18200, null, null, null]]);
    expect(withheld).toEqual([
      [0, 'payer_coverage'],
      [0, 'out_of_pocket'],
      [0, 'coverage_rate'],
    ]);
  });

  test('who covers nothing has a rate of 0, not a missing one', async () => {
    const { rows } = await ask('coverage_summary', { period: july, payers: ['No insurance'] });
    expect(rows).toEqual([[150, 150, 7800, 0, 7800, 0]]);
  });
});
