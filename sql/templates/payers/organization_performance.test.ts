import { describe, expect, test } from 'vitest';
import { askSmallRelease } from '../testing/ask-small-release.ts';

const ask = askSmallRelease();
const year = { from: '2025-01', to: '2025-12' };

describe('performance by organization', () => {
  test('a year, by hand: three fifths General Hospital, the published total last', async () => {
    const { columns, rows } = await ask('organization_performance', { period: year });
    expect(columns[0]).toBe('organization');
    expect(rows).toEqual([
      ['General Hospital', 1224, 108000.72, 97200.36, 79200.36, 18000, -10800.36, -10.0003, 73.3332],
      ['Other organizations', 816, 72000.48, 64800.24, 52800.24, 12000, -7200.24, -10.0003, 73.3332],
      ['All organizations', 2040, 180001.2, 162000.6, 132000.6, 30000, -18000.6, -10.0003, 73.3332],
    ]);
  });

  test('what insurers paid is withheld with its share, what came in is not', async () => {
    const { rows, withheld } = await ask('organization_performance', {
      period: { from: '2025-07', to: '2025-09' },
      organizations: ['Other organizations'],
    });
    expect(rows).toEqual([
      ['Other organizations', 204, 18000.12, 16200.06, null, null, -1800.06, -10.0003, null],
    ]);
    expect(withheld.map(([, column]) => column)).toEqual(['payer_paid', 'patient_paid', 'payer_paid_pct']);
  });

  test('the smallest of one payer; single months are not published by organization', async () => {
    const { rows } = await ask('organization_performance', {
      period: year,
      payers: ['Humana'],
      metric: 'total_claims',
      order: 'lowest',
      limit: 1,
    });
    expect(rows.map((row) => row.slice(0, 2))).toEqual([['Other organizations', 240]]);
    await expect(
      ask('organization_performance', { period: { from: '2025-02', to: '2025-02' } }),
    ).rejects.toMatchObject({ code: 'PERIOD_NOT_PUBLISHED' });
  });
});
