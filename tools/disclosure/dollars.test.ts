import { beforeAll, describe, expect, it } from 'vitest';
import { countSmallTargets, dominanceTargets } from './dollars.ts';
import { createHighsSolver } from './highs-solver.ts';
import type { LinearSolver } from './linear-programme.ts';
import { type AuditTarget, findWitnesses } from './witness.ts';

let solver: LinearSolver;
beforeAll(async () => {
  solver = await createHighsSolver();
});

/** An amount (column 0) withheld with another one of the same published total. */
const unprovenBeside = (other: number, amount: number, targets: AuditTarget[]) =>
  findWitnesses(
    {
      columns: 3,
      sums: [Int32Array.of(2, 0, 1)],
      open: Uint8Array.of(1, 1, 0),
      truth: Float64Array.of(amount, other, amount + other),
      lower: new Float64Array(3),
      upper: new Float64Array(3).fill(Number.POSITIVE_INFINITY),
      targets,
    },
    solver,
  ).unproven;

describe('amounts of few claims', () => {
  it('must be able to belong to 11 claims, and to counts 10 apart', () => {
    expect(countSmallTargets(0, 40_000, 4, 11)).toEqual([
      { form: [0], reach: 110_000, width: 100_000, low: 40_000 },
    ]);
  });

  it('exceed the truth by a tenth at least', () => {
    expect(countSmallTargets(0, 100_000, 10, 11)[0]!.reach).toBe(110_000);
    expect(countSmallTargets(0, 100_000, 40, 11)[0]!.reach).toBe(110_000);
  });

  it('hide behind an amount that can give way far enough, and behind no smaller one', () => {
    const targets = countSmallTargets(0, 40_000, 4, 11);
    expect(unprovenBeside(70_000, 40_000, targets)).toEqual([]);
    expect(unprovenBeside(69_999, 40_000, targets)).toEqual([0]);
  });
});

describe('11. amounts that one person dominates', () => {
  // Twelve patients: one of 2.1 M USD, eleven of 5,000 USD.
  const [first, second, amount] = [210_000_000, 500_000, 215_500_000];
  const targets = dominanceTargets(0, amount, first, second);

  it('must leave the largest person a tenth above the truth, even to the second largest', () => {
    expect(targets[0]!.reach).toBe(237_050_000);
    expect(targets[0]!.reach - second).toBeGreaterThanOrEqual(1.1 * first);
  });

  it('must be uncertain by a tenth upwards and downwards', () => {
    expect(unprovenBeside(30_000_000, amount, targets)).toEqual([]);
    expect(unprovenBeside(20_000_000, amount, targets)).toEqual([0]);
  });
});
