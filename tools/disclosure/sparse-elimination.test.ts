import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { OTHER_PRIME, PRIME, reciprocal, times } from './residues.ts';
import { equationsAmong, SparseElimination } from './sparse-elimination.ts';
import { ExactSpan } from './testing/exact-span.ts';

describe('arithmetic modulo a prime', () => {
  it('agrees with exact integers', () => {
    const residue = fc.integer({ min: 0, max: OTHER_PRIME - 1 });
    fc.assert(
      fc.property(residue, residue, fc.constantFrom(PRIME, OTHER_PRIME), (a, b, prime) => {
        expect(times(a, b, prime)).toBe(Number((BigInt(a) * BigInt(b)) % BigInt(prime)));
        if (a > 0) expect(times(a, reciprocal(a, prime), prime)).toBe(1);
      }),
      { seed: 1 },
    );
  });
});

/** Sums over few columns, so that they overlap: parent first. */
const sums = fc.array(
  fc
    .uniqueArray(fc.integer({ min: 0, max: 9 }), { minLength: 2, maxLength: 5 })
    .map((c) => Int32Array.from(c)),
  { maxLength: 9 },
);
const everything = Int32Array.from({ length: 10 }, (_, c) => c);
const unit = (c: number) => Array.from(everything, (d) => (d === c ? 1 : 0));
const vector = (sum: Int32Array) => unit(-1).map((_, c) => (sum[0] === c ? -1 : sum.includes(c) ? 1 : 0));

describe('sparse elimination', () => {
  it('draws changes that keep every sum, zero just where the sums leave no choice', () => {
    fc.assert(
      fc.property(sums, (list) => {
        const elimination = new SparseElimination(PRIME, 10, equationsAmong(list, everything, PRIME));
        const change = elimination.draw(0);
        for (const sum of list) {
          const rest = sum.reduce((total, c, k) => total + (k === 0 ? -1 : 1) * change[c]!, 0);
          expect(rest % PRIME === 0).toBe(true);
        }
        const span = new ExactSpan();
        for (const sum of list) span.add(vector(sum));
        for (let c = 0; c < 10; c++) expect(change[c] === 0).toBe(span.contains(unit(c)));
      }),
      { seed: 2, numRuns: 300 },
    );
  });

  it('leaves what follows for the kept unknowns alone, and no more', () => {
    fc.assert(
      fc.property(sums, fc.uniqueArray(fc.integer({ min: 0, max: 9 }), { minLength: 1 }), (list, keep) => {
        const kept = Uint8Array.from(everything, (c) => (keep.includes(c) ? 1 : 0));
        const rest = new SparseElimination(PRIME, 10, equationsAmong(list, everything, PRIME), kept).rest();
        for (const row of rest) for (const c of row.unknowns) expect(kept[c]).toBe(1);
        // All together or alone: the same kept unknowns are determined.
        const change = new SparseElimination(PRIME, 10, equationsAmong(list, everything, PRIME)).draw(1);
        const alone = new SparseElimination(
          PRIME,
          10,
          rest.map((row) => ({ unknowns: [...row.unknowns], coefficients: [...row.coefficients] })),
        ).draw(1);
        for (const c of keep) expect(alone[c] === 0).toBe(change[c] === 0);
      }),
      { seed: 3, numRuns: 300 },
    );
  });
});
