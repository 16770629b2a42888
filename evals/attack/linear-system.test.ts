import { expect, test } from 'vitest';
import { addColumn, addRow, copyColumns, copyRows, emptySystem, tighten } from './linear-system.ts';

/** Three numbers of which two sums are known. */
function sums() {
  const system = emptySystem();
  for (const truth of [3, 4, 5]) addColumn(system, 0, 10, truth);
  addRow(system, [[[0, 1], 1]], 7, 7, 'first');
  addRow(
    system,
    [
      [[1, 2], 1],
      [[0], -1],
    ],
    0,
    6,
    'second',
  );
  return system;
}

test('a copy in pieces is the same system', () => {
  const system = sums();
  const copy = copyColumns(system);
  copyRows(copy, system, 0, 1);
  copyRows(copy, system, 1, 2);
  expect(copy).toEqual(system);
});

test('rows can stand between those that are copied', () => {
  const system = sums();
  const copy = copyColumns(system);
  copyRows(copy, system, 0, 1);
  addRow(copy, [[[2], 1]], 1, 2, 'between');
  copyRows(copy, system, 1, 2);
  expect(copy.reasons).toEqual(['first', 'between', 'second']);
  expect(copy.starts).toEqual([0, 2, 3, 6]);
  expect(copy.indices).toEqual([0, 1, 2, 1, 2, 0]);
  expect(copy.values).toEqual([1, 1, 1, 1, 1, -1]);
  expect([copy.rowLower, copy.rowUpper]).toEqual([
    [7, 1, 0],
    [7, 2, 6],
  ]);
});

test('what is added to a copy is not known of what it was copied from', () => {
  const system = sums();
  const copy = copyColumns(system);
  copyRows(copy, system, 0, 2);
  tighten(copy, 0, 2, 3);
  addRow(copy, [[[0], 1]], 2, 3, 'more');
  expect(system).toEqual(sums());
});
