import { describe, expect, test } from 'vitest';
import { askSmallRelease } from '../testing/ask-small-release.ts';

const ask = askSmallRelease();
const y2025 = { from: '2025-01', to: '2025-12' };
const y2024 = { from: '2024-01', to: '2024-12' };
const spring = { from: '2025-04', to: '2025-06' };
const summer = { from: '2025-07', to: '2025-09' };

describe('period comparison by organization or encounter class', () => {
  test('the largest change first: 6,000 more from Aetna, three fifths of it in General Hospital', async () => {
    const { columns, rows } = await ask('group_comparison', {
      period: y2025,
      compare: y2024,
      metric: 'payer_paid',
      by: 'organization',
    });
    expect(columns).toEqual([
      'organization',
      'payer_paid',
      'payer_paid_prior',
      'payer_paid_change',
      'payer_paid_change_pct',
    ]);
    expect(rows).toEqual([
      ['General Hospital', 79200.36, 75600.36, 3600, 4.7619],
      ['Other organizations', 52800.24, 50400.24, 2400, 4.7619],
    ]);
  });

  test('a change is withheld wherever either side is, and comes after those shown', async () => {
    const { rows, withheld } = await ask('group_comparison', {
      period: summer,
      compare: spring,
      metric: 'total_payments',
      by: 'encounter_class',
    });
    expect(rows).toEqual([
      ['Ambulatory', 32400.12, 32400.12, 0, 0],
      ['Inpatient', 8100.03, null, null, null],
    ]);
    expect(withheld.map(([row, column]) => `${row} ${column}`)).toEqual([
      '1 total_payments_prior',
      '1 total_payments_change',
      '1 total_payments_change_pct',
    ]);
  });

  test('one class of one payer', async () => {
    const { rows } = await ask('group_comparison', {
      period: summer,
      compare: spring,
      metric: 'total_payments',
      by: 'encounter_class',
      encounter_classes: ['Inpatient'],
      payers: ['Aetna'],
    });
    expect(rows).toEqual([['Inpatient', 5700.03, 5700.03, 0, 0]]);
  });
});
