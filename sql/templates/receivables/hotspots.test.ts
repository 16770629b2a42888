import { describe, expect, test } from 'vitest';
import { askSmallRelease } from '../testing/ask-small-release.ts';

const ask = askSmallRelease();

describe('hotspots', () => {
  test('by organization: the largest balance first, with the rules that fired; empty segments come last', async () => {
    const { columns, rows, withheld } = await ask('hotspots', { by: 'organization' });
    expect(columns).toEqual([
      'organization',
      'age_bucket',
      'why_flagged',
      'open_balance',
      'open_claims',
      'peak_outstanding',
      'priority_score_avg',
    ]);
    expect(rows).toEqual([
      // 11 points: 5 for the amount at most, 3 for the age, so 3 for transactions
      [
        'General Hospital',
        '90+',
        'average above 1,000 USD, older than 90 days, many transactions',
        60015,
        30,
        120030,
        11,
      ],
      ['General Hospital', '0-30', 'average above 250 USD', 12010, 40, 24020, 3],
      ['Other organizations', '0-30', 'no rule', 5000, 50, 10000, 1],
      ['General Hospital', '31-60', 'no rule', 1200, 12, 2400, 1],
      ['Other organizations', '61-90', null, null, 20, 2000, 5],
      ['Other organizations', '90+', null, null, 15, 600, 4],
      ['General Hospital', '61-90', null, 0, 0, 0, null],
      ['Other organizations', '31-60', null, 0, 0, 0, null],
    ]);
    expect(withheld).toEqual([
      [4, 'open_balance'],
      [5, 'open_balance'],
    ]);
  });

  test('by priority the amount rule is the bucket, and any further point is a transaction', async () => {
    const { columns, rows } = await ask('hotspots', { by: 'priority', limit: 4 });
    expect(columns[0]).toBe('priority_bucket');
    // three points everywhere: 5 for High cannot be, so nothing is read into it
    expect(rows.map((row) => row.slice(0, 4))).toEqual([
      ['Low', '0-30', 'many transactions', 5012.5],
      ['High', '0-30', 'above 1,000 USD', 4010],
      ['Low', '90+', 'older than 90 days', 3508.75],
      ['Low', '31-60', 'many transactions', 1203],
    ]);
  });

  test('by payer for one payer and age, by score', async () => {
    const { rows } = await ask('hotspots', {
      payers: ['Aetna'],
      age_buckets: ['90+'],
      metric: 'priority_score_avg',
    });
    expect(rows).toEqual([['Aetna', '90+', 'older than 90 days', 1503.75, 15, 3007.5, 3]]);
  });

  test('payers and organizations are not published together', async () => {
    await expect(ask('hotspots', { by: 'organization', payers: ['Aetna'] })).rejects.toMatchObject({
      code: 'INVALID_PARAMS',
    });
  });
});
