import { expect, test } from 'vitest';
import { dataWindow } from './data-window.ts';
import { frozenPeriods } from './frozen-periods.ts';

test('the first release freezes its quarters and the months after the last whole one', () => {
  expect(frozenPeriods(dataWindow('2025-08-31', '2025-02'), new Map(), '2025-08-31')).toEqual([
    { period: '2025-02', asOf: '2025-08-31' },
    { period: '2025-03', asOf: '2025-08-31' },
    { period: '2025-Q2', asOf: '2025-08-31' },
    { period: '2025-07', asOf: '2025-08-31' },
    { period: '2025-08', asOf: '2025-08-31' },
  ]);
});

test('a later release keeps the earlier days, month by month where a quarter was cut in two', () => {
  const before = new Map(
    ['2025-04', '2025-05', '2025-06', '2025-07', '2025-08'].map((month) => [month, '2025-08-31']),
  );
  expect(frozenPeriods(dataWindow('2025-12-31', '2025-04'), before, '2025-12-31')).toEqual([
    { period: '2025-Q2', asOf: '2025-08-31' },
    { period: '2025-07', asOf: '2025-08-31' },
    { period: '2025-08', asOf: '2025-08-31' },
    { period: '2025-09', asOf: '2025-12-31' },
    { period: '2025-Q4', asOf: '2025-12-31' },
  ]);
});
