import { describe, expect, it } from 'vitest';
import { type MaskSystem, withholdComplements } from './complement.ts';
import { countDetermined } from './verify-mask.ts';

/** A 4 × 4 table with margins: cell r, c is column 4r + c, then four row and four column totals. */
function table(primaries: readonly number[]): MaskSystem {
  const lines = [0, 1, 2, 3];
  const flags = (set: readonly number[]) =>
    Uint8Array.from({ length: 24 }, (_, c) => (set.includes(c) ? 1 : 0));
  return {
    subject: 'claims',
    columns: 24,
    sums: [
      ...lines.map((r) => Int32Array.of(16 + r, ...lines.map((c) => 4 * r + c))),
      ...lines.map((c) => Int32Array.of(20 + c, ...lines.map((r) => 4 * r + c))),
    ],
    known: flags([]),
    reserve: flags([]),
    primary: flags(primaries),
    forced: flags([]),
    guarded: [],
    tier: Uint8Array.from({ length: 24 }, (_, c) => (c < 16 ? 1 : 0)),
    order: Uint32Array.from({ length: 24 }, (_, c) => 24 - c),
  };
}

const withheld = (cells: readonly number[]) =>
  Uint8Array.from({ length: 24 }, (_, c) => (cells.includes(c) ? 1 : 0));

describe('the verification', () => {
  it('5. catches a table with two withheld cells per line that can still be solved', () => {
    // Two squares, joined by cell (1, 2): the rows of the first less its columns leave that cell alone.
    const bridge = 4 * 1 + 2;
    const squares = [0, 1, 4, 5, 10, 11, 14, 15];
    expect(countDetermined(table([bridge]), withheld([...squares, bridge]))).toBe(1);
    expect(countDetermined(table([0]), withheld([...squares, bridge]))).toBe(0);
  });

  it('catches a sum of withheld cells that must stay unknown', () => {
    const system = { ...table([0, 1]), guarded: [[0, 1]] };
    expect(countDetermined(system, withheld([0, 1, 4, 5]))).toBe(1);
    expect(countDetermined(system, withheld([0, 1, 2, 4, 5, 6]))).toBe(0);
  });

  it('finds nothing in what the mask withholds, and everything in a mask with one complement shown again', () => {
    const system = table([5]);
    const mask = withholdComplements(system);
    expect(countDetermined(system, mask)).toBe(0);
    const complements = [...mask.keys()].filter((c) => mask[c] === 1 && c !== 5);
    expect(complements).toHaveLength(3);
    for (const shown of complements) {
      expect(
        countDetermined(
          system,
          mask.map((flag, c) => (c === shown ? 0 : flag)),
        ),
      ).toBe(1);
    }
  });
});
