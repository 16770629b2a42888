import { describe, expect, test } from 'vitest';
import { askSmallRelease } from '../testing/ask-small-release.ts';

const ask = askSmallRelease();

describe('aging by payer', () => {
  test('largest open balance first, ages in order, the published total of all payers last', async () => {
    const { columns, rows, withheld } = await ask('aging_by_payer', {});
    expect(columns).toEqual([
      'payer',
      'age_bucket',
      'open_claims',
      'open_balance',
      'peak_outstanding',
      'priority_score_avg',
    ]);
    expect(rows).toEqual([
      ['Aetna', '0-30', 60, 6015, 12030, 3],
      ['Aetna', '31-60', 0, 0, 0, null],
      ['Aetna', '61-90', 0, 0, 0, null],
      ['Aetna', '90+', 15, 1503.75, 3007.5, 3],
      ['Aetna', 'All ages', 75, 7518.75, 15037.5, 3],
      ['Humana', '0-30', 30, 3007.5, 6015, 3],
      ['Humana', '31-60', 12, 1203, 2406, null],
      ['Humana', '61-90', 0, 0, 0, null],
      ['Humana', '90+', 20, 2005, 4010, null],
      ['Humana', 'All ages', 62, 6215.5, 12431, 3],
      ['All payers', '0-30', 90, 9022.5, 18045, 3],
      ['All payers', '31-60', 12, 1203, 2406, 3],
      ['All payers', '61-90', 0, 0, 0, null],
      ['All payers', '90+', 35, 3508.75, 7017.5, 3],
      ['All payers', 'All ages', 137, 13734.25, 27468.5, 3],
    ]);
    expect(withheld).toEqual([
      [6, 'priority_score_avg'],
      [8, 'priority_score_avg'],
    ]);
  });

  test('a chosen age sets the order and stands alone', async () => {
    const { rows } = await ask('aging_by_payer', { age_buckets: ['90+'] });
    expect(rows.map((row) => [row[0], row[1], row[3]])).toEqual([
      ['Humana', '90+', 2005],
      ['Aetna', '90+', 1503.75],
      ['All payers', '90+', 3508.75],
    ]);
  });

  test('a chosen payer stands without the total', async () => {
    const { rows } = await ask('aging_by_payer', { payers: ['Humana'] });
    expect(new Set(rows.map((row) => row[0]))).toEqual(new Set(['Humana']));
  });
});
