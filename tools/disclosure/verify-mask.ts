import type { MaskSystem } from './complement.ts';

/** 2^31 − 1, another prime than the one the mask was made with. */
const PRIME = 2_147_483_647;
const ATTEMPTS = 4;

/** a·b modulo 2^31 − 1 without leaving the exact range of a double. */
function times(a: number, b: number): number {
  return (((a * (b >>> 16)) % PRIME) * 65_536 + a * (b & 65_535)) % PRIME;
}

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
  const unknown = withheld.map((flag, c) => (flag && (guardZeros || !system.known[c]) ? 1 : 0));
  const forms: (readonly number[])[] = [...system.guarded];
  for (let c = 0; c < system.columns; c++) {
    if (system.primary[c] && (guardZeros || !system.known[c])) forms.push([c]);
  }
  let left = forms;
  const echelon = reduce(system.sums, unknown);
  for (let attempt = 0; attempt < ATTEMPTS && left.length > 0; attempt++) {
    const change = drawChange(echelon, unknown, attempt);
    if (!keepsSums(system.sums, change)) return forms.length;
    left = left.filter((form) => signedSum(form, change) === 0);
  }
  return left.length;
}

/** Rows in echelon form: leading (highest) column → the other columns and coefficients, leading 1. */
type Echelon = Map<number, [number, number][]>;

function reduce(sums: readonly Int32Array[], unknown: Uint8Array): Echelon {
  const echelon: Echelon = new Map();
  for (const sum of sums) {
    const row = new Map<number, number>();
    sum.forEach((c, k) => {
      if (unknown[c]) row.set(c, k === 0 ? PRIME - 1 : 1);
    });
    while (row.size > 0) {
      let lead = -1;
      for (const c of row.keys()) if (c > lead) lead = c;
      const weight = row.get(lead)!;
      row.delete(lead);
      const above = echelon.get(lead);
      if (!above) {
        const scale = inverse(weight);
        echelon.set(
          lead,
          [...row].map(([c, a]) => [c, times(a, scale)]),
        );
        break;
      }
      for (const [c, a] of above) {
        const value = ((row.get(c) ?? 0) + PRIME - times(a, weight)) % PRIME;
        if (value === 0) row.delete(c);
        else row.set(c, value);
      }
    }
  }
  return echelon;
}

function drawChange(echelon: Echelon, unknown: Uint8Array, attempt: number): Float64Array {
  const change = new Float64Array(unknown.length);
  // A fixed multiplicative generator: the same build verifies in the same way.
  let state = 48_271 + attempt * 69_621;
  for (let c = 0; c < unknown.length; c++) {
    if (!unknown[c]) continue;
    state = times(state, 16_807);
    const row = echelon.get(c);
    if (!row) change[c] = state;
    else
      change[c] =
        (PRIME - row.reduce((sum, [other, a]) => (sum + times(a, change[other]!)) % PRIME, 0)) % PRIME;
  }
  return change;
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

function inverse(a: number): number {
  let [result, base] = [1, a];
  for (let exponent = PRIME - 2; exponent > 0; exponent = Math.floor(exponent / 2)) {
    if (exponent % 2 === 1) result = times(result, base);
    base = times(base, base);
  }
  return result;
}
