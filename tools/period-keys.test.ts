import { describe, expect, test } from 'vitest';
import { monthNumber, monthOf, monthsOfKey, normalisePeriods, periodKey } from './period-keys.ts';

describe('period keys', () => {
  test.each([
    ['2025-03', { from: '2025-03', to: '2025-03' }],
    ['2025-Q1', { from: '2025-01', to: '2025-03' }],
    ['2025-Q4', { from: '2025-10', to: '2025-12' }],
    ['2025', { from: '2025-01', to: '2025-12' }],
  ])('%s stands for its months', (key, months) => {
    expect(monthsOfKey(key)).toEqual(months);
  });

  test.each(['all', 'as-of', '2025-13', '2025-Q5', '25', "2025' or 1=1"])('%s is no calendar key', (key) => {
    expect(monthsOfKey(key)).toBeUndefined();
  });

  test('the key of a unit is written from its first month', () => {
    expect(periodKey('2025-10', 'month')).toBe('2025-10');
    expect(periodKey('2025-10', 'quarter')).toBe('2025-Q4');
    expect(periodKey('2025-01', 'year')).toBe('2025');
  });

  test('months are walked over the turn of a year', () => {
    expect(monthOf(monthNumber('2024-12') + 1)).toBe('2025-01');
    expect(monthOf(monthNumber('2025-01') - 1)).toBe('2024-12');
  });
});

describe('a union of periods has one way to be written', () => {
  const year = (y: number) => ({ from: `${y}-01`, to: `${y}-12` });

  test('in order, adjacent years joined', () => {
    expect(normalisePeriods([year(2024), year(2023)])).toEqual([{ from: '2023-01', to: '2024-12' }]);
  });

  test('overlapping ranges are counted once', () => {
    expect(
      normalisePeriods([
        { from: '2025-01', to: '2025-06' },
        { from: '2025-02', to: '2025-03' },
        { from: '2025-05', to: '2025-08' },
      ]),
    ).toEqual([{ from: '2025-01', to: '2025-08' }]);
  });

  test('a gap of a month stays a gap', () => {
    const apart = [
      { from: '2025-01', to: '2025-01' },
      { from: '2025-03', to: '2025-03' },
    ];
    expect(normalisePeriods(apart)).toEqual(apart);
  });
});
