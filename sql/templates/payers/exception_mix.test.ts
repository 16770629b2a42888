import { describe, expect, test } from 'vitest';
import { askSmallRelease } from '../testing/ask-small-release.ts';

const ask = askSmallRelease();

describe('exception mix', () => {
  test('the five categories add up to the claims, per payer and in total', async () => {
    const { columns, rows } = await ask('exception_mix', { period: { from: '2025-01', to: '2025-12' } });
    expect(columns).toEqual([
      'payer',
      'total_claims',
      'underpaid_claims',
      'zero_pay_claims',
      'overpaid_claims',
      'no_charge_claims',
      'matched_claims',
      'underpayment_rate',
    ]);
    expect(rows).toEqual([
      ['Aetna', 1200, 360, 240, 120, 0, 480, 30],
      ['Humana', 600, 144, 0, 144, 132, 180, 24],
      ['No insurance', 240, 0, 0, 0, 240, 0, 0],
      ['All payers', 2040, 504, 240, 264, 372, 660, 24.7059],
    ]);
  });

  test('in a month with two categories withheld, the rate goes with them and the total stays', async () => {
    const { rows, withheld } = await ask('exception_mix', { period: { from: '2025-03', to: '2025-03' } });
    expect(rows[1]).toEqual(['Humana', 50, null, 0, 12, 11, null, null]);
    expect(rows[3]?.slice(0, 3)).toEqual(['All payers', 170, 42]);
    expect(withheld).toEqual([
      [1, 'underpaid_claims'],
      [1, 'matched_claims'],
      [1, 'underpayment_rate'],
    ]);
  });

  test('the quarter is published though one of its months is not', async () => {
    const { rows, withheld } = await ask('exception_mix', {
      period: { from: '2025-01', to: '2025-03' },
      payers: ['Humana'],
    });
    expect(rows).toEqual([['Humana', 150, 36, 0, 36, 33, 45, 24]]);
    expect(withheld).toEqual([]);
  });
});
