import { describe, expect, test } from 'vitest';
import { askSmallRelease } from '../testing/ask-small-release.ts';

const ask = askSmallRelease();

describe('share of receivables', () => {
  test('by payer, the largest first', async () => {
    const { columns, rows } = await ask('receivables_share', { by: 'payer' });
    expect(columns).toEqual(['payer', 'open_balance', 'share_of_total']);
    // 75 and 62 open claims of 100.25 each
    expect(rows).toEqual([
      ['Aetna', 7518.75, 54.7445],
      ['Humana', 6215.5, 45.2555],
      ['All payers', 13734.25, 100],
    ]);
  });

  test('chosen ages make the total: how much of what is over 90 days is Humana’s', async () => {
    const { rows } = await ask('receivables_share', {
      by: 'payer',
      age_buckets: ['90+'],
      payers: ['Humana'],
    });
    expect(rows).toEqual([
      ['Humana', 2005, 57.1429],
      ['All payers', 3508.75, 100],
    ]);
  });

  test.each(['highest', 'lowest'])('ages stand youngest first, asked for the %s or not', async (order) => {
    const { rows } = await ask('receivables_share', { by: 'age_bucket', order });
    expect(rows.map(([age, , share]) => [age, share])).toEqual([
      ['0-30', 65.6934],
      ['31-60', 8.7591],
      ['61-90', 0],
      ['90+', 25.5474],
      ['All ages', 100],
    ]);
  });

  test('of one payer, how much is over 90 days', async () => {
    const { rows } = await ask('receivables_share', {
      by: 'age_bucket',
      age_buckets: ['90+'],
      payers: ['Humana'],
      metric: 'open_claims',
    });
    expect(rows).toEqual([
      ['90+', 20, 32.2581],
      ['All ages', 62, 100],
    ]);
  });

  test('a withheld balance has no share', async () => {
    const { rows, withheld } = await ask('receivables_share', { by: 'organization', age_buckets: ['90+'] });
    expect(rows).toEqual([
      ['General Hospital', 60015, 99.5026],
      ['Other organizations', null, null],
      ['All organizations', 60315, 100],
    ]);
    expect(withheld).toEqual([
      [1, 'open_balance'],
      [1, 'share_of_total'],
    ]);
  });

  test('payers and organizations are not published together', async () => {
    await expect(ask('receivables_share', { by: 'organization', payers: ['Humana'] })).rejects.toMatchObject({
      code: 'INVALID_PARAMS',
    });
  });
});
