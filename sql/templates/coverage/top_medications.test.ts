import { describe, expect, test } from 'vitest';
import { askSmallRelease } from '../testing/ask-small-release.ts';

const ask = askSmallRelease();
const year = { from: '2025-01', to: '2025-12' };

describe('top medications', () => {
  test('tracked medications by out-of-pocket; the folded rest is no medication and not ranked', async () => {
    const { columns, rows } = await ask('top_medications', { period: year });
    expect(columns).toEqual([
      'medication',
      'out_of_pocket',
      'total_medication_cost',
      'payer_coverage',
      'coverage_rate',
      'prescriptions',
      'dispenses',
    ]);
    expect(rows).toEqual([
      ['Insulin', 41382, 72000, 30618, 42.525, 744, 1512],
      ['Metformin', 13794, 24000, 10206, 42.525, 1488, 3024],
      ['Sample kit', 0, 0, 0, null, 744, 1512],
    ]);
  });

  test('another metric leads and orders, for one payer', async () => {
    const { columns, rows } = await ask('top_medications', {
      period: year,
      metric: 'prescriptions',
      payers: ['Humana'],
      limit: 2,
    });
    expect(columns.slice(0, 2)).toEqual(['medication', 'prescriptions']);
    // 2 × 12 and 1 × 12 a month; the tie behind Metformin goes by name
    expect(rows.map((row) => row.slice(0, 2))).toEqual([
      ['Metformin', 288],
      ['Insulin', 144],
    ]);
  });

  test('a withheld medication is named last, its prescriptions still shown', async () => {
    const { rows, withheld } = await ask('top_medications', { period: { from: '2025-10', to: '2025-12' } });
    expect(rows.at(-1)).toEqual(['Insulin', null, 18000, null, null, 186, 378]);
    expect(withheld).toEqual([
      [2, 'out_of_pocket'],
      [2, 'payer_coverage'],
      [2, 'coverage_rate'],
    ]);
  });

  test('the folded rest is shown to who asks for it', async () => {
    const { rows } = await ask('top_medications', { period: year, medications: ['Other medications'] });
    expect(rows.map((row) => row.slice(0, 3))).toEqual([['Other medications', 124146, 216000]]);
  });

  test('single months are not published by medication; the quarter is offered', async () => {
    await expect(
      ask('top_medications', { period: { from: '2025-02', to: '2025-02' } }),
    ).rejects.toMatchObject({
      code: 'PERIOD_NOT_PUBLISHED',
      details: { nearest: { from: '2025-01', to: '2025-03' } },
    });
  });
});
