import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createHighsSolver } from './highs-solver.ts';
import type { LinearProgramme } from './linear-programme.ts';
import { solveByDiving } from './solve-by-diving.ts';

const solver = await createHighsSolver();

/** Maximise the sum of columns from 0 to 1 of which at most one of each pair may be taken. */
function onePerPair(columns: number, pairs: readonly (readonly [number, number])[]): LinearProgramme {
  return {
    cost: new Float64Array(columns).fill(1),
    lower: new Float64Array(columns),
    upper: new Float64Array(columns).fill(1),
    rowLower: new Float64Array(pairs.length),
    rowUpper: new Float64Array(pairs.length).fill(1),
    starts: Int32Array.from({ length: pairs.length + 1 }, (_, r) => 2 * r),
    indices: Int32Array.from(pairs.flat()),
    values: new Float64Array(2 * pairs.length).fill(1),
  };
}

test('an odd cycle, whose optimum is all halves, is settled in whole numbers', () => {
  const cycle = onePerPair(
    5,
    [0, 1, 2, 3, 4].map((c) => [c, (c + 1) % 5] as const),
  );
  expect([...solver.maximise(cycle)!]).toEqual([0.5, 0.5, 0.5, 0.5, 0.5]);
  const whole = [...solveByDiving(cycle, solver)!].map(Math.round);
  expect(whole.reduce((a, b) => a + b)).toBeGreaterThanOrEqual(1);
  for (let c = 0; c < 5; c++) expect(whole[c]! + whole[(c + 1) % 5]!).toBeLessThanOrEqual(1);
});

test('a dead end is no solution', () => {
  // Two columns that must differ by a half.
  const programme: LinearProgramme = {
    cost: Float64Array.of(1, 0),
    lower: Float64Array.of(0, 0),
    upper: Float64Array.of(2, 2),
    rowLower: Float64Array.of(0.5),
    rowUpper: Float64Array.of(0.5),
    starts: Int32Array.of(0, 2),
    indices: Int32Array.of(0, 1),
    values: Float64Array.of(1, -1),
  };
  expect(solver.maximise(programme)).not.toBeNull();
  expect(solveByDiving(programme, solver)).toBeNull();
});

test('what comes back is whole and keeps every row', () => {
  const graph = fc.integer({ min: 3, max: 12 }).chain((columns) =>
    fc.record({
      columns: fc.constant(columns),
      pairs: fc.array(
        fc
          .tuple(fc.nat(columns - 1), fc.nat(columns - 1))
          .filter(([a, b]) => a !== b)
          .map(([a, b]) => [a, b] as const),
        { minLength: 1, maxLength: 20 },
      ),
    }),
  );
  fc.assert(
    fc.property(graph, ({ columns, pairs }) => {
      const solution = solveByDiving(onePerPair(columns, pairs), solver);
      if (!solution) return;
      const whole = [...solution].map(Math.round);
      whole.forEach((value, c) => {
        expect(Math.abs(solution[c]! - value)).toBeLessThan(1e-6);
      });
      for (const [a, b] of pairs) expect(whole[a]! + whole[b]!).toBeLessThanOrEqual(1);
    }),
    { seed: 42, numRuns: 100 },
  );
});
