import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AuditBuilder, type AuditSystem } from './audit-system.ts';
import { ColumnIndex } from './column-index.ts';
import { createHighsSolver } from './highs-solver.ts';
import { holds, protect } from './protect.ts';
import { anyChange, dominanceTarget, protectCount, smallAmountTarget } from './targets.ts';
import { isWitness } from './witness.ts';

const solver = await createHighsSolver();
const plainly = { solver, quickly: () => {}, escalate: () => null, continued: false, subject: 'claims' };

/** A withheld number beside another one of the same published total; the third is shown and may be withheld at a price. */
function besideAnother(
  small: number,
  other: number,
  aim: (builder: AuditBuilder, column: number) => void,
  third?: number,
): AuditSystem {
  const builder = new AuditBuilder();
  const column = builder.add(small, { cell: 0, open: true, lower: Math.min(1, small), price: 0 });
  const columns = [column, builder.add(other, { cell: 1, open: true, lower: 1, price: 1 })];
  if (third !== undefined) columns.push(builder.add(third, { cell: 2, open: false, lower: 1, price: 1 }));
  const total = columns.reduce((sum, c) => sum + builder.truthOf(c), 0);
  columns.push(builder.add(total, { cell: 3, open: false, price: Number.POSITIVE_INFINITY }));
  builder.bind(
    columns,
    columns.map((_, k) => (k === columns.length - 1 ? -1 : 1)),
  );
  aim(builder, column);
  const cells = Int32Array.from([3, ...columns.keys()].slice(0, columns.length));
  return builder.finish([cells], (system, c) => {
    system.open[c] = 1;
  });
}
const count = (builder: AuditBuilder, column: number) => protectCount(builder, column, 11);
const proves = (system: AuditSystem) => {
  try {
    return 'proof' in protect(system, plainly);
  } catch {
    return false;
  }
};

describe('a small count behind one complement', () => {
  it('is protected from the complement of 8 on: it can be 1 to 11 then', () => {
    expect(proves(besideAnother(4, 8, count))).toBe(true);
    expect(proves(besideAnother(4, 7, count))).toBe(false);
    expect(proves(besideAnother(3, 8, count))).toBe(false);
  });

  it('is protected by withholding one more number where that one leaves too little room', () => {
    const system = besideAnother(4, 7, count, 30);
    expect(proves(system)).toBe(true);
    expect([...system.open]).toEqual([1, 1, 1, 0]);
  });

  it('rests on witnesses that hold by integer arithmetic, and on nothing less', () => {
    const system = besideAnother(4, 20, count);
    const outcome = protect(system, plainly);
    if (!('proof' in outcome)) throw new Error('no proof');
    expect(holds(system, outcome.proof.witnesses)).toBe(true);
    expect(holds(system, [[]])).toBe(false);
    expect(holds(system, [[new Map([[0, 10]])]])).toBe(false);
  });

  it('never trusts the solver', () => {
    const lying = { maximise: ({ cost }: { cost: Float64Array }) => Float64Array.from(cost, () => 50) };
    expect(() => protect(besideAnother(4, 120, count), { ...plainly, solver: lying })).toThrow('narrowed');
  });
});

describe('a witness', () => {
  const system = besideAnother(4, 20, count);
  const index = new ColumnIndex(system.truth.length, system.rows);
  it('keeps sums, bounds and everything published', () => {
    const among = (entries: [number, number][]) => isWitness(system, index, new Map(entries));
    expect(
      among([
        [0, 7],
        [1, -7],
      ]),
    ).toBe(true);
    expect(
      among([
        [0, 7],
        [1, -6],
      ]),
    ).toBe(false);
    expect(
      among([
        [0, 20],
        [1, -20],
      ]),
    ).toBe(false);
    expect(
      among([
        [0, 0.5],
        [1, -0.5],
      ]),
    ).toBe(false);
    expect(
      among([
        [0, 1],
        [2, 1],
      ]),
    ).toBe(false);
  });
});

describe('amounts', () => {
  it('of few claims must be able to belong to 11 claims, and to counts 10 apart', () => {
    expect(smallAmountTarget(0, 40_000, 4, 11)).toMatchObject({ reach: 110_000, width: 100_000 });
    expect(smallAmountTarget(0, 100_000, 10, 11).reach).toBe(110_000);
    const few = (builder: AuditBuilder, column: number) =>
      builder.protect(smallAmountTarget(column, 40_000, 4, 11));
    expect(proves(besideAnother(40_000, 70_001, few))).toBe(true);
    expect(proves(besideAnother(40_000, 70_000, few))).toBe(false);
  });

  it('of few claims that were reversed must be able to be as much below nothing', () => {
    expect(smallAmountTarget(0, -40_000, 4, 11)).toEqual({
      column: 0,
      reach: Number.NEGATIVE_INFINITY,
      fall: -110_000,
      width: 100_000,
    });
  });

  it('11. that one person dominates must be uncertain by a tenth both ways, and hide the largest contribution', () => {
    // Twelve patients: one of 2.1 M USD, eleven of 5,000 USD.
    const [first, second, amount] = [210_000_000, 500_000, 215_500_000];
    const target = dominanceTarget(0, amount, first, second);
    expect(target).toMatchObject({ reach: 237_050_000, fall: 193_950_000 });
    expect(target.reach - second).toBeGreaterThanOrEqual(1.1 * first);
    const one = (builder: AuditBuilder, column: number) =>
      builder.protect(dominanceTarget(column, amount, first, second));
    expect(proves(besideAnother(amount, 30_000_000, one))).toBe(true);
    expect(proves(besideAnother(amount, 20_000_000, one))).toBe(false);
  });
});

it('protects a count exactly where its interval by hand is wide enough', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 10 }), fc.integer({ min: 1, max: 40 }), (small, other) => {
      const highest = small + other - 1;
      expect(proves(besideAnother(small, other, count))).toBe(highest >= 11 && highest - 1 >= 10);
      const four = (builder: AuditBuilder, column: number) => builder.protect(anyChange(column, 4));
      expect(proves(besideAnother(small, other, four))).toBe(highest - 1 >= 4);
    }),
    { numRuns: 60, seed: 5 },
  );
});
