import { describe, expect, test } from 'vitest';
import { askSmallRelease } from '../testing/ask-small-release.ts';

const ask = askSmallRelease();

describe('receivables summary', () => {
  test('by age, youngest first, and all ages last', async () => {
    const { columns, rows } = await ask('receivables_summary', {});
    expect(columns).toEqual([
      'age_bucket',
      'open_claims',
      'open_balance',
      'peak_outstanding',
      'priority_score_avg',
    ]);
    expect(rows).toEqual([
      ['0-30', 90, 9022.5, 18045, 3],
      ['31-60', 12, 1203, 2406, 3],
      // no open claims: an average does not apply
      ['61-90', 0, 0, 0, null],
      ['90+', 35, 3508.75, 7017.5, 3],
      ['All', 137, 13734.25, 27468.5, 3],
    ]);
  });

  test('a chosen payer: its own margins, and marks where its score is withheld', async () => {
    const { rows, withheld } = await ask('receivables_summary', { payers: ['Humana'] });
    expect(rows.map((row) => [row[0], row[1], row[4]])).toEqual([
      ['0-30', 30, 3],
      ['31-60', 12, null],
      ['61-90', 0, null],
      ['90+', 20, null],
      ['All', 62, 3],
    ]);
    expect(withheld).toEqual([
      [1, 'priority_score_avg'],
      [3, 'priority_score_avg'],
    ]);
  });

  test('takes no period: it is as of the release date', async () => {
    await expect(
      ask('receivables_summary', { period: { from: '2025-01', to: '2025-03' } }),
    ).rejects.toMatchObject({ code: 'INVALID_PARAMS' });
  });
});
