import { describe, expect, test } from 'vitest';
import { askSmallRelease } from '../testing/ask-small-release.ts';

const ask = askSmallRelease();
const year = { from: '2025-01', to: '2025-12' };

describe('payer/patient split', () => {
  test('of medication cost: what payers covered and what patients paid, the largest cost first', async () => {
    const { columns, rows } = await ask('payer_patient_split', { period: year });
    expect(columns).toEqual([
      'payer',
      'total_medication_cost',
      'payer_coverage',
      'out_of_pocket',
      'coverage_rate',
      'patient_borne_share',
    ]);
    expect(rows).toEqual([
      ['Aetna', 156000, 117078, 38922, 75.05, 24.95],
      ['No insurance', 93600, 0, 93600, 0, 100],
      ['Humana', 62400, 15600, 46800, 25, 75],
      ['All payers', 312000, 132678, 179322, 42.525, 57.475],
    ]);
  });

  test('of payments on claims: shares of what was paid, not of what was charged', async () => {
    const { columns, rows } = await ask('payer_patient_split', {
      period: year,
      of: 'claim_payments',
      payers: ['Humana', 'No insurance'],
    });
    expect(columns).toEqual([
      'payer',
      'total_payments',
      'payer_paid',
      'patient_paid',
      'payer_borne_share',
      'patient_borne_share',
    ]);
    expect(rows).toEqual([
      ['Humana', 48000, 30000, 18000, 62.5, 37.5],
      ['No insurance', 0, 0, 0, null, null],
    ]);
  });

  test('a withheld part withholds its share; the whole stays', async () => {
    const { rows, withheld } = await ask('payer_patient_split', {
      period: { from: '2025-07', to: '2025-07' },
      payers: ['Humana'],
    });
    expect(rows).toEqual([['Humana', 5200, null, null, null, null]]);
    expect(withheld.map(([, column]) => column)).toEqual([
      'payer_coverage',
      'out_of_pocket',
      'coverage_rate',
      'patient_borne_share',
    ]);
  });
});
