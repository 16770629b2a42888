import { expect, test } from 'vitest';
import { lineOf } from './line-of.ts';

test('the header is line 1, so the first row stands on line 2', () => {
  expect(lineOf(0, [])).toBe(2);
  expect(lineOf(41, [])).toBe(43);
});

test('lines set aside push the rows behind them down, neighbours included', () => {
  // Lines 2 and 4 were set aside: rows 0, 1, 2 stand on lines 3, 5, 6.
  expect([0, 1, 2].map((row) => lineOf(row, [2, 4]))).toEqual([3, 5, 6]);
  expect(lineOf(0, [2, 3, 4, 9])).toBe(5);
});
