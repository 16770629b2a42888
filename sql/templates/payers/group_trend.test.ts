import { describe, expect, test } from 'vitest';
import { askSmallRelease } from '../testing/ask-small-release.ts';

const ask = askSmallRelease();

describe('trend by organization or encounter class', () => {
  test('each class by quarter, in order of time and name; a withheld quarter is a gap', async () => {
    const { columns, rows, withheld } = await ask('group_trend', {
      period: { from: '2025-01', to: '2025-06' },
      grain: 'quarter',
      by: 'encounter_class',
    });
    expect(columns).toEqual(['quarter', 'encounter_class', 'total_payments']);
    expect(rows).toEqual([
      ['2025-Q1', 'Ambulatory', 32400.12],
      ['2025-Q1', 'Inpatient', 8100.03],
      ['2025-Q2', 'Ambulatory', 32400.12],
      ['2025-Q2', 'Inpatient', null],
    ]);
    expect(withheld).toEqual([[3, 'total_payments']]);
  });

  test('one organization by year for one payer, at its own rate', async () => {
    const { rows } = await ask('group_trend', {
      period: { from: '2024-01', to: '2025-12' },
      grain: 'year',
      metric: 'variance_pct',
      by: 'organization',
      organizations: ['Other organizations'],
      payers: ['Humana'],
    });
    expect(rows).toEqual([
      ['2024', 'Other organizations', -20],
      ['2025', 'Other organizations', -20],
    ]);
  });

  test('months are not published by organization, nor parts of quarters', async () => {
    const months = { from: '2025-02', to: '2025-04' };
    await expect(
      ask('group_trend', { period: months, grain: 'month', by: 'organization' }),
    ).rejects.toMatchObject({ code: 'INVALID_PARAMS' });
    await expect(
      ask('group_trend', { period: months, grain: 'quarter', by: 'organization' }),
    ).rejects.toMatchObject({ code: 'PERIOD_NOT_PUBLISHED' });
  });
});
