import { describe, expect, test } from 'vitest';
import { askSmallRelease } from '../testing/ask-small-release.ts';

const ask = askSmallRelease();
const year = { from: '2025-01', to: '2025-12' };

describe('share of total by organization or encounter class', () => {
  test('a year by hand: four fifths ambulatory, the total last', async () => {
    const { columns, rows } = await ask('group_share', {
      period: year,
      metric: 'total_charges',
      by: 'encounter_class',
    });
    expect(columns).toEqual(['encounter_class', 'total_charges', 'share_of_total']);
    expect(rows).toEqual([
      ['Ambulatory', 144000.96, 80],
      ['Inpatient', 36000.24, 20],
      ['All encounter classes', 180001.2, 100],
    ]);
  });

  test('of chosen payers the total is theirs', async () => {
    const { rows } = await ask('group_share', {
      period: year,
      metric: 'total_claims',
      by: 'organization',
      organizations: ['General Hospital'],
      payers: ['Aetna', 'Humana'],
    });
    expect(rows).toEqual([
      ['General Hospital', 1080, 60],
      ['All organizations', 1800, 100],
    ]);
  });

  test('a withheld value has no share', async () => {
    const { rows, withheld } = await ask('group_share', {
      period: { from: '2025-07', to: '2025-09' },
      metric: 'payer_paid',
      by: 'organization',
    });
    expect(rows).toEqual([
      ['General Hospital', 19800.09, 60],
      ['Other organizations', null, null],
      ['All organizations', 33000.15, 100],
    ]);
    expect(withheld).toEqual([
      [1, 'payer_paid'],
      [1, 'share_of_total'],
    ]);
  });

  test('of a withheld total nobody has a share, though its own value is shown', async () => {
    const { rows, withheld } = await ask('group_share', {
      period: { from: '2023-01', to: '2023-03' },
      metric: 'total_payments',
      by: 'encounter_class',
      payers: ['Humana'],
    });
    expect(rows).toEqual([
      ['Ambulatory', 9600, null],
      ['Inpatient', null, null],
      ['All encounter classes', null, null],
    ]);
    expect(withheld).toEqual([
      [0, 'share_of_total'],
      [1, 'total_payments'],
      [1, 'share_of_total'],
      [2, 'total_payments'],
      [2, 'share_of_total'],
    ]);
  });

  test('single months, and both dimensions at once, are not published', async () => {
    const february = { period: { from: '2025-02', to: '2025-02' }, metric: 'total_claims' };
    await expect(ask('group_share', { ...february, by: 'organization' })).rejects.toMatchObject({
      code: 'PERIOD_NOT_PUBLISHED',
    });
    await expect(
      ask('group_share', {
        period: year,
        metric: 'total_claims',
        by: 'organization',
        encounter_classes: ['Inpatient'],
      }),
    ).rejects.toMatchObject({ code: 'INVALID_PARAMS' });
  });
});
