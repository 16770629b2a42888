import { describe, expect, test } from 'vitest';
import { askSmallRelease } from '../testing/ask-small-release.ts';

const ask = askSmallRelease();

describe('payments trend', () => {
  test('each month stands for itself, though a quarter would cover three', async () => {
    const answer = await ask('payments_trend', {
      period: { from: '2024-11', to: '2025-02' },
      grain: 'month',
    });
    expect(answer.columns).toEqual(['month', 'total_payments']);
    // Aetna 9,000.05 then 9,500.05, and Humana 4,000
    expect(answer.rows).toEqual([
      ['2024-11', 13000.05],
      ['2024-12', 13000.05],
      ['2025-01', 13500.05],
      ['2025-02', 13500.05],
    ]);
  });

  test('by quarter, chosen payers together: withheld where one of them is', async () => {
    const answer = await ask('payments_trend', {
      period: { from: '2025-01', to: '2025-09' },
      grain: 'quarter',
      metric: 'variance_pct',
      payers: ['Aetna', 'Humana'],
    });
    expect(answer.columns).toEqual(['quarter', 'variance_pct']);
    // (13,500.05 − 15,000.10) ÷ 15,000.10
    expect(answer.rows).toEqual([
      ['2025-Q1', -10.0003],
      ['2025-Q2', null],
      ['2025-Q3', -10.0003],
    ]);
    expect(answer.withheld).toEqual([[1, 'variance_pct']]);
  });

  test('by year, split by payer, in order of time and name', async () => {
    const answer = await ask('payments_trend', {
      period: { from: '2024-01', to: '2025-12' },
      grain: 'year',
      metric: 'settlement_days_avg',
      split: 'payer',
    });
    expect(answer.columns).toEqual(['year', 'payer', 'settlement_days_avg']);
    expect(answer.rows).toEqual([
      ['2024', 'Aetna', 20],
      ['2024', 'Humana', 10],
      ['2024', 'No insurance', null],
      ['2025', 'Aetna', 20],
      ['2025', 'Humana', 10],
      ['2025', 'No insurance', null],
    ]);
    expect(answer.withheld).toEqual([]);
  });

  test('months before the published ones are refused, never filled in', async () => {
    await expect(
      ask('payments_trend', { period: { from: '2023-01', to: '2024-02' }, grain: 'month' }),
    ).rejects.toMatchObject({
      code: 'PERIOD_NOT_PUBLISHED',
      details: { nearest: { from: '2024-01', to: '2024-02' } },
    });
  });
});
