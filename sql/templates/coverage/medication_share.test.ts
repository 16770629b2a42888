import { describe, expect, test } from 'vitest';
import { askSmallRelease } from '../testing/ask-small-release.ts';

const ask = askSmallRelease();
const year = { from: '2025-01', to: '2025-12' };

describe('share of total by medication', () => {
  test('out-of-pocket where nothing else is asked, the largest first, the total last', async () => {
    const { columns, rows } = await ask('medication_share', { period: year });
    expect(columns).toEqual(['medication', 'out_of_pocket', 'share_of_total']);
    // 41,382 of 179,322 and so on
    expect(rows).toEqual([
      ['Other medications', 124146, 69.2308],
      ['Insulin', 41382, 23.0769],
      ['Metformin', 13794, 7.6923],
      ['Sample kit', 0, 0],
      ['All medications', 179322, 100],
    ]);
  });

  test('a withheld medication has no share and comes after those shown', async () => {
    const { rows, withheld } = await ask('medication_share', { period: { from: '2025-10', to: '2025-12' } });
    expect(rows.map(([medication]) => medication)).toEqual([
      'Other medications',
      'Metformin',
      'Sample kit',
      'Insulin',
      'All medications',
    ]);
    expect(withheld).toEqual([
      [3, 'out_of_pocket'],
      [3, 'share_of_total'],
    ]);
  });

  test('of a chosen payer the total is that payer’s', async () => {
    const { rows } = await ask('medication_share', {
      period: year,
      metric: 'prescriptions',
      payers: ['Humana'],
      medications: ['Insulin'],
    });
    expect(rows).toEqual([
      ['Insulin', 144, 20],
      ['All medications', 720, 100],
    ]);
  });
});
