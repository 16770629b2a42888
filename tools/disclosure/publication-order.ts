import { createHmac } from 'node:crypto';
import type { CellSet } from './cells.ts';
import type { MaskContext } from './mask-context.ts';
import { fineness } from './periods.ts';
import { PUBLISH_FIRST, PUBLISH_LAST } from './policy.ts';

/**
 * How dispensable each cell is, in coarse steps: totals first, then years, quarters and months; each further dimension
 * weighs as much as two steps of time, for people ask for a payer's month before a payer's class in a
 * quarter.
 */
export function cellTiers(cells: CellSet): Uint8Array {
  const tiers = cells.nodes.map(({ dimensions, grain }) => 2 * bitCount(dimensions) + fineness(grain));
  return Uint8Array.from(cells.nodeOf, (node) => tiers[node]!);
}

/** A number per cell that only the holder of the key can foresee: breaks ties so that rebuilds agree. */
export function tieBreakers(cells: CellSet, tieKey: string): (cell: number) => number {
  const drawn = new Float64Array(cells.keys.length).fill(-1);
  return (cell) => {
    if (drawn[cell]! < 0) {
      drawn[cell] = createHmac('sha256', tieKey).update(cells.keys[cell]!).digest().readUIntBE(0, 6);
    }
    return drawn[cell]!;
  };
}

/** How much more it costs to withhold a cell one step coarser. */
const STEP = 4;
/** Withholding a base count withholds everything beside it. */
const EVERYTHING = 8;

/**
 * What it costs to withhold a number, per unit that it must move: more for coarser cells, for larger numbers, for a base count
 * and for the parts of an identity that people ask for first.
 */
export function withholdingPrice(
  { cells, tiers, fact }: MaskContext,
  measure: string,
  cell: number,
  isBase: boolean,
): number {
  const size = 1 + Math.log2(1 + Math.abs(cells.values.get(measure)![cell]!));
  const rank = PUBLISH_FIRST.includes(measure) ? 2 : PUBLISH_LAST.includes(measure) ? 0.5 : 1;
  const part = fact.identities.some(({ total }) => total === measure) ? 2 : 1;
  return (size * rank * part * (isBase ? EVERYTHING : 1)) / STEP ** tiers[cell]!;
}

/** The measures of an identity in order of publication: the total, then its parts. */
export function rankMeasures(measures: readonly string[], totals: readonly string[]): Map<string, number> {
  const step = (name: string) =>
    totals.includes(name) ? 0 : PUBLISH_FIRST.includes(name) ? 1 : PUBLISH_LAST.includes(name) ? 3 : 2;
  const sorted = measures
    .map((name, i) => ({ name, i }))
    .sort((a, b) => step(a.name) - step(b.name) || a.i - b.i);
  return new Map(sorted.map(({ name }, rank) => [name, rank]));
}

/**
 * The order in which numbers are published, most useful first: by tier, then by measure, then large before small.
 *
 * @param columns the numbers to order; the cell of column c is `c % cells`
 * @returns the place of each column; columns not listed keep 0
 */
export function publicationOrder(
  size: number,
  columns: readonly number[],
  compareBy: {
    tier: Uint8Array;
    rank: (column: number) => number;
    amount: (column: number) => number;
    cells: number;
    tie: (cell: number) => number;
  },
): Uint32Array {
  const { cells } = compareBy;
  const amounts = new Float64Array(size);
  for (const c of columns) amounts[c] = Math.abs(compareBy.amount(c)) || 0;
  const sorted = [...columns].sort(
    (a, b) =>
      compareBy.tier[a % cells]! - compareBy.tier[b % cells]! ||
      compareBy.rank(a) - compareBy.rank(b) ||
      amounts[b]! - amounts[a]! ||
      compareBy.tie(a % cells) - compareBy.tie(b % cells) ||
      a - b,
  );
  const order = new Uint32Array(size);
  sorted.forEach((column, place) => {
    order[column] = place + 1;
  });
  return order;
}

function bitCount(bits: number): number {
  let count = 0;
  for (let rest = bits; rest > 0; rest &= rest - 1) count++;
  return count;
}
