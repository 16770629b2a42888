import { describe, expect, test } from 'vitest';
import { askSmallRelease } from '../testing/ask-small-release.ts';

const ask = askSmallRelease();

describe('priority mix', () => {
  test('high before low, and all last', async () => {
    const { columns, rows } = await ask('priority_mix', {});
    expect(columns).toEqual([
      'priority_bucket',
      'open_claims',
      'open_balance',
      'peak_outstanding',
      'priority_score_avg',
    ]);
    expect(rows).toEqual([
      ['High', 40, 4010, 8020, 3],
      ['Low', 97, 9724.25, 19448.5, 3],
      ['All', 137, 13734.25, 27468.5, 3],
    ]);
  });

  test('chosen payers are added up', async () => {
    const { rows } = await ask('priority_mix', { payers: ['Humana'] });
    expect(rows.map((row) => row.slice(0, 2))).toEqual([
      ['Low', 62],
      ['All', 62],
    ]);
  });
});
