/**
 * The rational span of integer vectors, by fraction-free elimination in BigInt: slow, exact, and sharing nothing with
 * the mask's arithmetic.
 */
export class ExactSpan {
  readonly #rows: { lead: number; row: bigint[] }[] = [];

  add(vector: readonly number[]): void {
    const row = this.#reduce(vector);
    const lead = row.findIndex((x) => x !== 0n);
    if (lead >= 0) this.#rows.push({ lead, row });
  }

  contains(vector: readonly number[]): boolean {
    return this.#reduce(vector).every((x) => x === 0n);
  }

  #reduce(vector: readonly number[]): bigint[] {
    let row = vector.map(BigInt);
    for (const { lead, row: other } of this.#rows) {
      const weight = row[lead]!;
      if (weight === 0n) continue;
      const pivot = other[lead]!;
      row = row.map((x, i) => x * pivot - other[i]! * weight);
      const divisor = row.reduce((a, b) => gcd(a, b), 0n);
      if (divisor > 1n) row = row.map((x) => x / divisor);
    }
    return row;
  }
}

function gcd(a: bigint, b: bigint): bigint {
  let [x, y] = [a < 0n ? -a : a, b < 0n ? -b : b];
  while (y > 0n) [x, y] = [y, x % y];
  return x;
}
