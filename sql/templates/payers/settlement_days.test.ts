import { describe, expect, test } from 'vitest';
import { askSmallRelease } from '../testing/ask-small-release.ts';

const ask = askSmallRelease();
const year = { from: '2025-01', to: '2025-12' };

describe('settlement days', () => {
  test('days over the claims settled, the slowest first and everyone last', async () => {
    const { columns, rows } = await ask('settlement_days', { period: year });
    expect(columns).toEqual(['payer', 'settlement_days_avg', 'settled_claims', 'total_claims']);
    // 12 × 1,600 days over 12 × 80 claims; together 2,100 over 130
    expect(rows).toEqual([
      ['Aetna', 20, 960, 1200],
      ['Humana', 10, 600, 600],
      ['No insurance', null, 0, 240],
      ['All payers', 16.1538, 1560, 2040],
    ]);
  });

  test('the fastest first for chosen payers, without everyone', async () => {
    const { rows } = await ask('settlement_days', {
      period: year,
      order: 'lowest',
      payers: ['Aetna', 'Humana'],
    });
    expect(rows.map((row) => row[0])).toEqual(['Humana', 'Aetna']);
  });

  test('a sum over a withheld cell is withheld: nothing of Humana is left in Q1 2024 but its settled claims', async () => {
    const { rows, withheld } = await ask('settlement_days', {
      period: { from: '2024-01', to: '2024-03' },
      payers: ['Humana'],
    });
    expect(rows).toEqual([['Humana', 10, 150, null]]);
    expect(withheld).toEqual([[0, 'total_claims']]);
  });
});
