import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { PayerscopeError } from './errors.ts';
import { monthNumber, monthOf, monthsOfKey } from './period-keys.ts';
import { tileAtGrain, tilePeriod } from './periods.ts';
import type { FamilyInfo } from './release-manifest.ts';

const family: FamilyInfo = {
  name: 'claims_by_payer',
  title: 'Claims by payer',
  fact: 'claims',
  dimensions: ['payer'],
  // As-of July 2025: the last quarter and year are not complete.
  grains: {
    month: { from: '2023-08', to: '2025-07' },
    quarter: { from: '2020-10', to: '2025-06' },
    year: { from: '2021-01', to: '2024-12' },
    all: { from: '2021-01', to: '2024-12' },
  },
  measures: [],
  rows: 0,
  withheld: {},
};
const quarterly: FamilyInfo = { ...family, grains: { quarter: { from: '2023-01', to: '2025-06' } } };
const range = (from: string, to: string) => ({ from, to });

function refusal(act: () => unknown): PayerscopeError {
  try {
    act();
  } catch (error) {
    if (error instanceof PayerscopeError) return error;
    throw error;
  }
  throw new Error('nothing was refused');
}

describe('a period is tiled by the coarsest published cells', () => {
  test.each([
    ['a month', '2025-03', '2025-03', '2025-03'],
    ['a quarter', '2025-01', '2025-03', '2025-Q1'],
    ['a year', '2024-01', '2024-12', '2024'],
    ['two years', '2022-01', '2023-12', '2022 2023'],
    ['all published years', '2021-01', '2024-12', 'all'],
    ['more than all years', '2020-10', '2025-07', '2020-Q4 all 2025-Q1 2025-Q2 2025-07'],
    ['year to date', '2025-01', '2025-07', '2025-Q1 2025-Q2 2025-07'],
    ['a ragged range', '2023-09', '2025-01', '2023-09 2023-Q4 2024 2025-01'],
  ])('%s', (_what, from, to, keys) => {
    expect(tilePeriod(family, range(from, to))).toEqual(keys.split(' '));
  });

  test('2023 and 2024, asked as a list, is one union', () => {
    expect(tilePeriod(family, [range('2024-01', '2024-12'), range('2023-01', '2023-12')])).toEqual([
      '2023',
      '2024',
    ]);
  });

  test('any tiling covers each month of the period once, and nothing else', () => {
    const first = monthNumber('2020-10');
    const last = monthNumber('2025-07');
    let tiled = 0;
    fc.assert(
      fc.property(fc.integer({ min: first, max: last }), fc.integer({ min: 0, max: 60 }), (start, length) => {
        const end = Math.min(start + length, last);
        let keys: string[];
        try {
          keys = tilePeriod(family, range(monthOf(start), monthOf(end)));
        } catch {
          return;
        }
        tiled += 1;
        const months = keys.flatMap((key) => {
          const unit = key === 'all' ? range('2021-01', '2024-12') : monthsOfKey(key)!;
          const from = monthNumber(unit.from);
          return Array.from({ length: monthNumber(unit.to) - from + 1 }, (_, step) => from + step);
        });
        expect(months).toEqual(Array.from({ length: end - start + 1 }, (_, step) => start + step));
      }),
      { numRuns: 500, seed: 7 },
    );
    expect(tiled).toBeGreaterThan(50);
  });
});

describe('what is not published is refused with the nearest period that is', () => {
  test.each([
    ['a month where only quarters reach', family, '2022-02', '2022-02', '2022-01', '2022-03'],
    ['months of a quarterly family', quarterly, '2025-02', '2025-02', '2025-01', '2025-03'],
    ['a range that sticks out at both ends', family, '2019-01', '2026-12', '2020-10', '2025-07'],
    ['a time after the data', family, '2025-10', '2025-12', '2025-07', '2025-07'],
  ])('%s', (_what, asked, from, to, nearestFrom, nearestTo) => {
    const error = refusal(() => tilePeriod(asked, range(from, to)));
    expect(error.code).toBe('PERIOD_NOT_PUBLISHED');
    expect(error.details['nearest']).toEqual(range(nearestFrom, nearestTo));
    expect(tilePeriod(asked, error.details['nearest'] as never)).not.toEqual([]);
  });

  test('in one sentence that offers it', () => {
    expect(refusal(() => tilePeriod(family, range('2022-02', '2022-02'))).message).toBe(
      'February 2022 is not published for claims by payer; the nearest published period is January–March 2022.',
    );
  });

  test('a union keeps its good parts', () => {
    const asked = [range('2022-01', '2022-02'), range('2024-01', '2024-03')];
    expect(refusal(() => tilePeriod(family, asked)).details['nearest']).toEqual([
      range('2022-01', '2022-03'),
      range('2024-01', '2024-03'),
    ]);
  });

  test('without any published period there is nothing to offer', () => {
    const error = refusal(() => tilePeriod({ ...family, grains: {} }, range('2025-01', '2025-03')));
    expect(error.details['nearest']).toBeUndefined();
  });
});

describe('a trend takes whole units of its grain', () => {
  test('every month, though a quarter would cover them', () => {
    expect(tileAtGrain(family, range('2025-01', '2025-03'), 'month')).toEqual([
      '2025-01',
      '2025-02',
      '2025-03',
    ]);
  });

  test('a period that cuts a quarter offers whole quarters', () => {
    const error = refusal(() => tileAtGrain(family, range('2024-01', '2024-08'), 'quarter'));
    expect(error.details['nearest']).toEqual(range('2024-01', '2024-09'));
    expect(error.message).toContain('not published by quarter');
  });

  test('months before the published ones are cut off in the offer', () => {
    const error = refusal(() => tileAtGrain(family, range('2023-01', '2023-12'), 'month'));
    expect(error.details['nearest']).toEqual(range('2023-08', '2023-12'));
  });
});
