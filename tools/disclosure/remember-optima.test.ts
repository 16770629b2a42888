import { expect, test } from 'vitest';
import type { LinearProgramme, LinearSolver } from './linear-programme.ts';
import { rememberOptima } from './remember-optima.ts';

/** One column that may be anything up to a bound: its optimum is the bound. */
const upTo = (bound: number): LinearProgramme => ({
  cost: Float64Array.of(1),
  lower: Float64Array.of(0),
  upper: Float64Array.of(bound),
  rowLower: new Float64Array(0),
  rowUpper: new Float64Array(0),
  starts: Int32Array.of(0),
  indices: new Int32Array(0),
  values: new Float64Array(0),
});

function counting(): LinearSolver & { readonly asked: number[] } {
  const asked: number[] = [];
  return {
    asked,
    maximise({ upper }) {
      asked.push(upper[0]!);
      return upper[0]! < 0 ? null : upper.slice();
    },
  };
}

test('what was asked a moment ago is not solved again, whatever came out', () => {
  const solver = counting();
  const remembering = rememberOptima(solver);
  const all = [3, -1, 5, 3, -1, 5].map((bound) => remembering.maximise(upTo(bound))?.[0] ?? null);
  expect(all).toEqual([3, null, 5, 3, null, 5]);
  expect(solver.asked).toEqual([3, -1, 5]);
});

test('a programme that differs anywhere is another', () => {
  const solver = counting();
  const remembering = rememberOptima(solver);
  remembering.maximise(upTo(3));
  const other: Partial<LinearProgramme>[] = [
    { cost: Float64Array.of(2) },
    { lower: Float64Array.of(-1) },
    { rowLower: Float64Array.of(0), rowUpper: Float64Array.of(4), starts: Int32Array.of(0, 1) },
    { indices: Int32Array.of(0), values: Float64Array.of(1) },
  ];
  for (const change of other) remembering.maximise({ ...upTo(3), ...change });
  expect(solver.asked).toHaveLength(1 + other.length);
});

test('only the last are kept', () => {
  const solver = counting();
  const remembering = rememberOptima(solver);
  for (let bound = 0; bound < 100; bound++) remembering.maximise(upTo(bound));
  remembering.maximise(upTo(99));
  expect(solver.asked).toHaveLength(100);
  remembering.maximise(upTo(0));
  expect(solver.asked).toHaveLength(101);
});
