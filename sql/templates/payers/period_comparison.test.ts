import { describe, expect, test } from 'vitest';
import { askSmallRelease } from '../testing/ask-small-release.ts';
import { periodComparison } from './period_comparison.ts';

const ask = askSmallRelease();
const y2025 = { from: '2025-01', to: '2025-12' };
const y2024 = { from: '2024-01', to: '2024-12' };

describe('period comparison', () => {
  test('all payers in one line: value, prior, change and change in percent of the prior', async () => {
    const answer = await ask('period_comparison', {
      period: y2025,
      compare: y2024,
      metric: 'total_payments',
    });
    expect(answer.columns).toEqual([
      'total_payments',
      'total_payments_prior',
      'total_payments_change',
      'total_payments_change_pct',
    ]);
    // 12 × 500 more from Aetna
    expect(answer.rows).toEqual([[162000.6, 156000.6, 6000, 3.8461]]);
  });

  test('split by payer, the largest change first; a prior of 0 has no percentage', async () => {
    const answer = await ask('period_comparison', {
      period: y2025,
      compare: y2024,
      metric: 'payer_paid',
      split: 'payer',
    });
    expect(answer.rows).toEqual([
      ['Aetna', 102000.6, 96000.6, 6000, 6.25],
      ['Humana', 30000, 30000, 0, 0],
      ['No insurance', 0, 0, 0, null],
    ]);
    expect(answer.withheld).toEqual([]);
  });

  test('a smaller shortfall is a rise, in percent of its size', async () => {
    const answer = await ask('period_comparison', {
      period: y2025,
      compare: y2024,
      metric: 'net_variance',
      payers: ['Aetna'],
    });
    // from −12,000.60 to −6,000.60
    expect(answer.rows).toEqual([[-6000.6, -12000.6, 6000, 49.9975]]);
  });

  test('a change inherits the withheld mark of either side', async () => {
    const answer = await ask('period_comparison', {
      period: { from: '2025-01', to: '2025-03' },
      compare: { from: '2024-01', to: '2024-03' },
      metric: 'total_charges',
      split: 'payer',
    });
    expect(answer.rows.at(-1)).toEqual(['Humana', 15000, null, null, null]);
    expect(answer.withheld).toEqual([
      [2, 'total_charges_prior'],
      [2, 'total_charges_change'],
      [2, 'total_charges_change_pct'],
    ]);
  });

  test('periods may overlap: a cell counts on both sides', async () => {
    const answer = await ask('period_comparison', {
      period: y2025,
      compare: { from: '2024-01', to: '2025-12' },
      metric: 'total_claims',
    });
    expect(answer.rows).toEqual([[2040, 4080, -2040, -50]]);
  });

  test('a coverage metric reads prescriptions by start date', async () => {
    const params = { period: y2025, compare: y2024, metric: 'coverage_rate', payers: ['Aetna'] };
    expect((await ask('period_comparison', params)).rows).toEqual([[75.05, 75.05, 0, 0]]);
    expect(periodComparison.basisFor?.({ ...params, metric: 'coverage_rate', split: 'none' })).toBe(
      'prescription_start',
    );
  });
});
