import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createHighsSolver } from './highs-solver.ts';
import type { LinearProgramme } from './linear-programme.ts';

/** Small tables: every row adds up some of the columns, within its own bounds. */
const programmes: fc.Arbitrary<LinearProgramme> = fc.integer({ min: 2, max: 12 }).chain((columns) =>
  fc
    .record({
      cost: fc.array(fc.integer({ min: -3, max: 3 }), { minLength: columns, maxLength: columns }),
      upper: fc.array(fc.integer({ min: 0, max: 9 }), { minLength: columns, maxLength: columns }),
      rows: fc.array(fc.subarray([...Array(columns).keys()], { minLength: 1 }), { maxLength: 6 }),
      most: fc.integer({ min: 1, max: 20 }),
    })
    .map(({ cost, upper, rows, most }) => ({
      cost: Float64Array.from(cost),
      lower: new Float64Array(columns),
      upper: Float64Array.from(upper),
      rowLower: new Float64Array(rows.length),
      rowUpper: new Float64Array(rows.length).fill(most),
      starts: Int32Array.from([0, ...rows.map((_, r) => rows.slice(0, r + 1).flat().length)]),
      indices: Int32Array.from(rows.flat()),
      values: new Float64Array(rows.flat().length).fill(1),
    })),
);

test('what comes out does not depend on what was asked before', async () => {
  const used = await createHighsSolver();
  fc.assert(
    fc.property(programmes, programmes, (first, second) => {
      const alone = [...used.maximise(first)!];
      used.maximise(second);
      // Asked again, with bounds moved in between, as a dive does.
      used.maximise({ ...first, upper: first.upper.map((bound) => Math.floor(bound / 2)) });
      expect([...used.maximise(first)!]).toEqual(alone);
    }),
    { numRuns: 40 },
  );
  const fresh = await createHighsSolver();
  for (const programme of fc.sample(programmes, { numRuns: 20, seed: 3 })) {
    expect(used.maximise(programme)).toEqual(fresh.maximise(programme));
  }
});
