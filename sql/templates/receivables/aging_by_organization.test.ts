import { describe, expect, test } from 'vitest';
import { askSmallRelease } from '../testing/ask-small-release.ts';

const ask = askSmallRelease();

describe('aging by organization', () => {
  test('largest open balance first, the published total of all organizations last', async () => {
    const { columns, rows, withheld } = await ask('aging_by_organization', {});
    expect(columns.slice(0, 4)).toEqual(['organization', 'age_bucket', 'open_claims', 'open_balance']);
    expect(rows.map((row) => [row[0], row[1], row[2], row[3], row[5]])).toEqual([
      ['General Hospital', '0-30', 40, 12010, 3],
      ['General Hospital', '31-60', 12, 1200, 1],
      ['General Hospital', '61-90', 0, 0, null],
      ['General Hospital', '90+', 30, 60015, 11],
      ['General Hospital', 'All ages', 82, 73225, 5.6341],
      ['Other organizations', '0-30', 50, 5000, 1],
      ['Other organizations', '31-60', 0, 0, null],
      ['Other organizations', '61-90', 20, null, 5],
      ['Other organizations', '90+', 15, null, 4],
      ['Other organizations', 'All ages', 85, 6300, 2.4706],
      ['All organizations', '0-30', 90, 17010, 1.8889],
      ['All organizations', '31-60', 12, 1200, 1],
      ['All organizations', '61-90', 20, 1000, 5],
      ['All organizations', '90+', 45, 60315, 8.6667],
      ['All organizations', 'All ages', 167, 79525, 4.024],
    ]);
    expect(withheld).toEqual([
      [7, 'open_balance'],
      [8, 'open_balance'],
    ]);
  });

  test('an organization whose balance of the chosen age is withheld comes after those shown', async () => {
    const { rows } = await ask('aging_by_organization', { age_buckets: ['90+'] });
    expect(rows.map((row) => [row[0], row[3]])).toEqual([
      ['General Hospital', 60015],
      ['Other organizations', null],
      ['All organizations', 60315],
    ]);
  });
});
