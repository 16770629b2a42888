import { expect, test } from 'vitest';
import { derivable, possibleValues } from './possible-values.ts';
import type { CellSystem } from './read-cells.ts';

const line = (parts: Record<string, number | null>, total: number): CellSystem => ({
  cells: new Map([...Object.entries(parts), ['total', total] as const]),
  sums: [{ total: 'total', parts: Object.keys(parts) }],
});

test('a single withheld part follows; two hide each other, within what the total leaves', () => {
  const one = line({ a: 120, b: 64, c: null }, 188);
  expect(derivable(one)).toEqual(['c']);
  expect(possibleValues(one, 'c')).toEqual({ low: 4, high: 4 });
  const two = line({ a: 120, b: null, c: null }, 147);
  expect(derivable(two)).toEqual([]);
  expect(possibleValues(two, 'c')).toEqual({ low: 1, high: 26 });
});

test('cells linked by several sums are narrowed by all of them', () => {
  // A square of withheld cells with its margins: the smallest margin bounds them all.
  const cells = new Map<string, number | null>([
    ...['a', 'b', 'c', 'd'].map((name) => [name, null] as const),
    ...Object.entries({ top: 5, bottom: 60, left: 43, right: 22 }),
  ]);
  const sums = [
    { total: 'top', parts: ['a', 'b'] },
    { total: 'bottom', parts: ['c', 'd'] },
    { total: 'left', parts: ['a', 'c'] },
    { total: 'right', parts: ['b', 'd'] },
  ];
  expect(possibleValues({ cells, sums }, 'a')).toEqual({ low: 1, high: 4 });
  expect(possibleValues({ cells, sums }, 'd')).toEqual({ low: 18, high: 21 });
});

test('published cells that contradict each other are noticed', () => {
  const cells = new Map<string, number | null>([
    ['x', null],
    ['one', 1],
    ['two', 2],
  ]);
  const sums = [
    { total: 'one', parts: ['x'] },
    { total: 'two', parts: ['x'] },
  ];
  expect(() => derivable({ cells, sums })).toThrow(/contradict/);
});
