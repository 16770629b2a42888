import { describe, expect, test } from 'vitest';
import { askSmallRelease } from '../testing/ask-small-release.ts';

const ask = askSmallRelease();
const year = { from: '2025-01', to: '2025-12' };

describe('charges against variance', () => {
  test('the largest charges first, with what payments fell short of them', async () => {
    const { columns, rows } = await ask('charges_against_variance', { period: year });
    expect(columns).toEqual([
      'payer',
      'total_charges',
      'variance_pct',
      'net_variance',
      'total_payments',
      'payer_paid_pct',
      'total_claims',
    ]);
    expect(rows).toEqual([
      ['Aetna', 120001.2, -5.0004, -6000.6, 114000.6, 84.9997, 1200],
      ['Humana', 60000, -20, -12000, 48000, 50, 600],
      ['No insurance', 0, null, 0, 0, null, 240],
    ]);
  });

  test('withheld payments withhold the variance, not the charges', async () => {
    const { rows, withheld } = await ask('charges_against_variance', {
      period: { from: '2025-05', to: '2025-05' },
      payers: ['Humana'],
    });
    expect(rows).toEqual([['Humana', 5000, null, null, null, null, 50]]);
    expect(withheld.map(([, column]) => column)).toEqual([
      'variance_pct',
      'net_variance',
      'total_payments',
      'payer_paid_pct',
    ]);
  });
});
