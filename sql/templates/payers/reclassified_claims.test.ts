import { describe, expect, test } from 'vitest';
import { askSmallRelease } from '../testing/ask-small-release.ts';

const ask = askSmallRelease();

describe('reclassified claims', () => {
  test('stand in the month of the release that showed them first, for all payers where none are named', async () => {
    const { columns, rows, withheld } = await ask('reclassified_claims', {
      period: { from: '2025-01', to: '2025-03' },
    });
    expect(columns).toEqual(['change_month', 'late_claims', 'reclassified_claims', 'reclassified_share']);
    expect(rows).toEqual([
      ['2025-06', 90, 40, 44.4444],
      ['2025-09', 30, 12, 40],
    ]);
    expect(withheld).toEqual([]);
  });

  test('of several payers are added up', async () => {
    const { rows } = await ask('reclassified_claims', {
      period: { from: '2025-01', to: '2025-03' },
      payers: ['Aetna', 'Humana'],
    });
    expect(rows).toEqual([['2025-06', 90, 40, 44.4444]]);
  });

  test('withheld ones withhold their share too, and what changed still shows', async () => {
    const { rows, withheld } = await ask('reclassified_claims', {
      period: { from: '2025-04', to: '2025-06' },
    });
    expect(rows).toEqual([['2025-12', 25, null, null]]);
    expect(withheld).toEqual([
      [0, 'reclassified_claims'],
      [0, 'reclassified_share'],
    ]);
  });

  test('of a quarter that no release has followed there are none', async () => {
    const { rows } = await ask('reclassified_claims', { period: { from: '2025-10', to: '2025-12' } });
    expect(rows).toEqual([]);
  });
});
