import { describe, expect, test } from 'vitest';
import { askSmallRelease } from '../testing/ask-small-release.ts';

const ask = askSmallRelease();
const year = { from: '2025-01', to: '2025-12' };

describe('payer scorecard', () => {
  test('a year, by hand: 12 × the monthly figures, the largest charges first, the published total last', async () => {
    const answer = await ask('payer_scorecard', { period: year });
    expect(answer.columns).toEqual([
      'payer',
      'total_claims',
      'total_charges',
      'total_payments',
      'payer_paid',
      'patient_paid',
      'net_variance',
      'variance_pct',
      'payer_paid_pct',
    ]);
    expect(answer.rows).toEqual([
      // 12 × 10,000.10 charged, 12 × 9,500.05 paid
      ['Aetna', 1200, 120001.2, 114000.6, 102000.6, 12000, -6000.6, -5.0004, 84.9997],
      ['Humana', 600, 60000, 48000, 30000, 18000, -12000, -20, 50],
      // nothing was charged: rates do not apply, which is not the same as withheld
      ['No insurance', 240, 0, 0, 0, 0, 0, null, null],
      ['All payers', 2040, 180001.2, 162000.6, 132000.6, 30000, -18000.6, -10.0003, 73.3332],
    ]);
    expect(answer.withheld).toEqual([]);
  });

  test('chosen payers stand without a total, and one question has one set of bytes', async () => {
    const answer = await ask('payer_scorecard', { period: year, payers: ['Humana', 'Aetna', 'Humana'] });
    expect(answer.rows.map((row) => row[0])).toEqual(['Aetna', 'Humana']);
    expect(answer.bound).toEqual({ tiles: '|2025|', payers: '|Aetna|Humana|' });
  });

  test('a sum over a withheld cell is withheld, with all that is worked out from it, and nothing else is', async () => {
    const answer = await ask('payer_scorecard', { period: { from: '2025-01', to: '2025-05' } });
    expect(answer.bound['tiles']).toBe('|2025-Q1|2025-04|2025-05|');
    expect(answer.rows[1]).toEqual(['Humana', 250, 25000, null, null, null, null, null, null]);
    expect(answer.withheld).toEqual([
      [1, 'total_payments'],
      [1, 'payer_paid'],
      [1, 'patient_paid'],
      [1, 'net_variance'],
      [1, 'variance_pct'],
      [1, 'payer_paid_pct'],
    ]);
  });

  test('a published year covers a withheld month', async () => {
    const { rows, withheld } = await ask('payer_scorecard', { period: year, payers: ['Humana'] });
    expect(rows[0]?.[3]).toBe(48000);
    expect(withheld).toEqual([]);
  });

  test('2023 and 2024 add up from the two published years', async () => {
    const answer = await ask('payer_scorecard', {
      period: [
        { from: '2024-01', to: '2024-12' },
        { from: '2023-01', to: '2023-12' },
      ],
      payers: ['Humana'],
    });
    expect(answer.bound['tiles']).toBe('|2023|2024|');
    expect(answer.rows[0]?.slice(0, 3)).toEqual(['Humana', 1200, 120000]);
  });

  test('a withheld payer comes after those shown, ties in order of name', async () => {
    const { rows } = await ask('payer_scorecard', { period: { from: '2024-01', to: '2024-03' } });
    expect(rows.map((row) => row[0])).toEqual(['Aetna', 'No insurance', 'Humana', 'All payers']);
  });
});
