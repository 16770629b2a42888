import { describe, expect, test } from 'vitest';
import { askSmallRelease } from '../testing/ask-small-release.ts';

const ask = askSmallRelease();

describe('late payments', () => {
  test('adds what arrived in each later quarter, negative reversals included', async () => {
    const { columns, rows, withheld } = await ask('late_payments', {
      period: { from: '2025-01', to: '2025-03' },
    });
    expect(columns).toEqual(['payer', 'late_claims', 'late_charges', 'late_payments']);
    expect(rows).toEqual([
      ['Aetna', 32, 200.5, 900.25],
      ['Humana', 15, 0, -120],
      ['All payers', 47, 200.5, 780.25],
    ]);
    expect(withheld).toEqual([]);
  });

  test('a withheld arrival withholds the sum of its payer, not the others', async () => {
    const { rows, withheld } = await ask('late_payments', { period: { from: '2025-04', to: '2025-06' } });
    expect(rows).toEqual([
      ['Humana', 40, 0, 310],
      ['Aetna', null, null, null],
      ['All payers', null, null, null],
    ]);
    expect(withheld.map(([row]) => row)).toEqual([1, 1, 1, 2, 2, 2]);
  });

  test('a quarter after which nothing has been published yet has none', async () => {
    const { rows } = await ask('late_payments', {
      period: { from: '2025-10', to: '2025-12' },
      payers: ['Aetna'],
    });
    expect(rows).toEqual([]);
  });
});
