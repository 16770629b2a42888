import type { MaskSystem } from './complement.ts';
import { OTHER_PRIME as PRIME } from './residues.ts';
import { equationsAmong, SparseElimination } from './sparse-elimination.ts';

/** Random changes tried before a number counts as determined. */
const ATTEMPTS = 4;

/**
 * Looks for what the published columns determine after all, independently of how the mask was made.
 *
 * It draws a random change of the withheld columns that leaves every sum and every published number as it is, and
 * checks that by direct addition. A number that such a change moves cannot follow from the published ones;
 * what no change moves is reported.
 *
 * @param withheld one flag per column
 * @param guardZeros treats withheld zeros as unknown and as primaries too, instead of as known to everybody
 * @returns how many primaries and guarded sums follow from the published columns
 */
export function countDetermined(system: MaskSystem, withheld: Uint8Array, guardZeros = false): number {
  let sums = system.guarded;
  let primaries: number[] = [];
  for (let c = 0; c < system.columns; c++) {
    if (system.primary[c] && (guardZeros || !system.known[c])) primaries.push(c);
  }
  const all = sums.length + primaries.length;
  const index = new Int32Array(system.columns).fill(-1);
  let unknowns = 0;
  for (let c = 0; c < system.columns; c++) {
    if (withheld[c] && (guardZeros || !system.known[c])) index[c] = unknowns++;
  }
  const elimination = new SparseElimination(PRIME, unknowns, equationsAmong(system.sums, index, PRIME));
  for (let attempt = 0; attempt < ATTEMPTS && sums.length + primaries.length > 0; attempt++) {
    const solution = elimination.draw(attempt);
    const change = new Float64Array(system.columns);
    for (let c = 0; c < change.length; c++) if (index[c]! >= 0) change[c] = solution[index[c]!]!;
    if (!keepsSums(system.sums, change)) return all;
    sums = sums.filter((form) => signedSum(form, change) === 0);
    primaries = primaries.filter((c) => change[c] === 0);
  }
  return sums.length + primaries.length;
}

function keepsSums(sums: readonly Int32Array[], change: Float64Array): boolean {
  return sums.every((sum) => {
    let rest = PRIME - change[sum[0]!]!;
    for (let k = 1; k < sum.length; k++) rest += change[sum[k]!]!;
    return rest % PRIME === 0;
  });
}

function signedSum(form: readonly number[], change: Float64Array): number {
  return form.reduce((sum, c) => (sum + (c < 0 ? PRIME - change[~c]! : change[c]!)) % PRIME, 0);
}
