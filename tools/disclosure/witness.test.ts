import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { asKnowingTheAlgorithm } from './algorithm-aware.ts';
import { createHighsSolver } from './highs-solver.ts';
import type { LinearSolver } from './linear-programme.ts';
import { auditBase } from './testing/audited.ts';
import { type Claim, claimsOf, definitionOf, factOf, familyOf } from './testing/claims-table.ts';
import { type AuditSystem, findWitnesses } from './witness.ts';

const fact = factOf();
const counts = [{ names: ['total_claims', 'patients'] }];
let solver: LinearSolver;
beforeAll(async () => {
  solver = await createHighsSolver();
});

const auditMembers = (sizes: Record<string, number>) => {
  const claims = Object.entries(sizes).flatMap(([payer, n]) => claimsOf(n, { payer }));
  const members = { payer: Object.keys(sizes) };
  return auditBase(fact, [familyOf('f', fact, definitionOf(['payer'], [], counts), claims, members)], solver);
};
const auditTable = (table: number[][]) => {
  const claims = table.flatMap((line, r) =>
    line.flatMap((n, c) => claimsOf(n, { payer: `r${r}`, class: `c${c}` })),
  );
  return auditBase(fact, [familyOf('f', fact, definitionOf(['payer', 'class'], [], counts), claims)], solver);
};

/** Reaches the threshold, spans 10. */
const isWide = ([low, high]: readonly number[]) => high! >= 11 && high! - low! >= 10;
const expectWide = (intervals: Record<string, number[]>, cells: string[]) => {
  expect(Object.keys(intervals).sort()).toEqual(cells);
  for (const interval of Object.values(intervals)) expect(interval).toSatisfy(isWide);
};

describe('what is withheld stays at least 10 wide', () => {
  it('1. a small cell behind one complement', () => {
    const { withheld, intervals, audit } = auditMembers({ A: 120, B: 64, C: 23, D: 4 });
    expect(withheld).toEqual(['as-of/C', 'as-of/D']);
    expectWide(intervals, ['as-of/D']);
    expect(audit.unproven).toEqual([]);
  });

  it('2. two cells that are small together', () => {
    expectWide(auditMembers({ A: 120, B: 64, C: 23, D: 1, E: 2 }).intervals, ['as-of/D', 'as-of/E']);
  });

  it('3. a small cell beside a zero', () => {
    const { withheld, intervals } = auditMembers({ A: 120, B: 64, D: 5, E: 0 });
    expect(withheld).toEqual(['as-of/B', 'as-of/D']);
    expectWide(intervals, ['as-of/D']);
  });

  it('4. a small cell of a table with margins', () => {
    const { intervals } = auditTable([
      [40, 30, 20],
      [25, 3, 50],
      [60, 35, 15],
    ]);
    expectWide(intervals, ['as-of/c1/r1']);
  });

  it('6. a month within a quarter', () => {
    const claims = [40, 38, 6].flatMap((n, m) => claimsOf(n, { payer: 'A' }, { month: `2025-0${m + 1}` }));
    const family = familyOf('f', fact, definitionOf(['payer'], ['month', 'quarter'], counts), claims);
    expectWide(auditBase(fact, [family], solver).intervals, ['2025-03', '2025-03/A']);
  });

  it('7. everyone but one', () => {
    expectWide(auditMembers({ A: 100, B: 48, X: 4 }).intervals, ['as-of/X']);
  });

  it('12. few people with many claims: what the claims can be leaves room for the people', () => {
    const few: Claim[] = claimsOf(40, { payer: 'A' }).map((claim, i) => ({ ...claim, person: `p${i % 3}` }));
    const claims = [...few, ...claimsOf(50, { payer: 'B' })];
    const family = familyOf('f', fact, definitionOf(['payer'], [], counts), claims);
    expectWide(auditBase(fact, [family], solver).intervals, ['as-of/A']);
  });
});

describe('witnesses', () => {
  /** D and C withheld of 211 with A and B shown; C may be made too small to hide D. */
  const pair = (c: number, d: number): AuditSystem => ({
    columns: 3,
    sums: [Int32Array.of(2, 0, 1)],
    open: Uint8Array.of(1, 1, 0),
    truth: Float64Array.of(c, d, c + d),
    lower: Float64Array.of(1, 1, 0),
    upper: new Float64Array(3).fill(Number.POSITIVE_INFINITY),
    targets: [{ form: [1], reach: 11, width: 10, low: d }],
  });

  it('find the exact interval where it is too narrow', () => {
    const { unproven, lowest, highest } = findWitnesses(pair(6, 4), solver);
    expect(unproven).toEqual([0]);
    expect([lowest[0], highest[0]]).toEqual([1, 9]);
  });

  it('know that a withheld cell is not 0', () => {
    expect(findWitnesses(pair(8, 3), solver).unproven).toEqual([0]);
    expect(findWitnesses(pair(8, 4), solver).unproven).toEqual([]);
  });

  it('never trust the solver', () => {
    const lying: LinearSolver = { maximise: ({ cost }) => Float64Array.from(cost, () => 50) };
    expect(findWitnesses(pair(120, 4), lying).unproven).toEqual([0]);
  });

  it('are narrower for somebody who knows the algorithm', () => {
    // Of 15 for C and D he knows that C is at least 11: D is 1 to 4, which is too narrow.
    const seen = asKnowingTheAlgorithm(pair(11, 4), Uint8Array.of(0, 1, 0), 11);
    const { unproven, lowest, highest } = findWitnesses(seen, solver);
    expect(unproven).toEqual([0]);
    expect([lowest[0], highest[0]]).toEqual([1, 4]);
    expect(
      findWitnesses(asKnowingTheAlgorithm(pair(12, 4), Uint8Array.of(0, 1, 0), 11), solver).unproven,
    ).toEqual([]);
  });

  it('5. do not exist for a cell that two withheld per line still give away', () => {
    // Two squares of a 4 × 4 table joined by cell (1, 2).
    const lines = [0, 1, 2, 3];
    const withheld = [0, 1, 4, 5, 6, 10, 11, 14, 15];
    const truth = new Float64Array(24).fill(30);
    truth[6] = 4;
    const sums = [
      ...lines.map((r) => Int32Array.of(16 + r, ...lines.map((c) => 4 * r + c))),
      ...lines.map((c) => Int32Array.of(20 + c, ...lines.map((r) => 4 * r + c))),
    ];
    for (const [total, ...parts] of sums) truth[total!] = parts.reduce((sum, c) => sum + truth[c]!, 0);
    const { unproven, lowest, highest } = findWitnesses(
      {
        columns: 24,
        sums,
        open: Uint8Array.from(truth, (_, c) => (withheld.includes(c) ? 1 : 0)),
        truth,
        lower: new Float64Array(24).fill(1),
        upper: new Float64Array(24).fill(Number.POSITIVE_INFINITY),
        targets: [{ form: [6], reach: 11, width: 10, low: 4 }],
      },
      solver,
    );
    expect(unproven).toEqual([0]);
    expect([lowest[0], highest[0]]).toEqual([4, 4]);
  });
});

describe('repair', () => {
  it('withholds more where the complements of linear algebra leave too little room', () => {
    const { rounds, audit, intervals } = auditTable([
      [33, 21, 4],
      [33, 13, 37],
      [2, 25, 2],
    ]);
    expect(rounds).toBeGreaterThan(0);
    expect(audit.unproven).toEqual([]);
    expectWide(intervals, ['as-of/c0/r2', 'as-of/c2/r0', 'as-of/c2/r2']);
  });

  it('widens every primary of random tables', () => {
    const size = fc.oneof(fc.integer({ min: 1, max: 10 }), fc.integer({ min: 11, max: 60 }));
    fc.assert(
      fc.property(
        fc.array(fc.array(size, { minLength: 4, maxLength: 4 }), { minLength: 4, maxLength: 4 }),
        (table) => {
          const { seen, audit, withheld } = auditTable(table);
          expect(withheld.length).toBeGreaterThanOrEqual(seen.targets.length);
          const unproven = new Set(audit.unproven);
          seen.targets.forEach((_, t) => {
            expect(isWide([audit.lowest[t]!, audit.highest[t]!])).toBe(!unproven.has(t));
          });
          // The grand total is in nobody's way: with so many cells there is always more to withhold.
          expect([...unproven]).toEqual([]);
        },
      ),
      { numRuns: 30, seed: 4 },
    );
  });
});
