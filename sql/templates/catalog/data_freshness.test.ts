import { expect, test } from 'vitest';
import { askSmallRelease } from '../testing/ask-small-release.ts';

const ask = askSmallRelease();

test('data freshness names the months and the basis of every subject', async () => {
  const { columns, rows, withheld } = await ask('data_freshness', {});
  expect(columns).toEqual(['fact', 'basis', 'month_from', 'month_to', 'as_of', 'data_through']);
  expect(rows).toEqual([
    ['claims', 'service', '2023-01', '2025-12', '2025-12-31', '2025-12'],
    ['medications', 'prescription_start', '2023-01', '2025-12', '2025-12-31', '2025-12'],
    ['receivables', 'as_of', null, null, '2025-12-31', '2025-12'],
  ]);
  expect(withheld).toEqual([]);
});
