import { negative, plus, reciprocal, times } from './residues.ts';

/** Coefficients per unknown, parallel arrays, none zero. */
export interface SparseRow {
  readonly unknowns: number[];
  readonly coefficients: number[];
}

/**
 * A system of homogeneous linear equations modulo a prime, solved for as many of the given unknowns as possible.
 *
 * Pivots are chosen so that little fills in (Markowitz 1957): equations with one unknown first, then unknowns
 * that occur in the fewest equations, each solved from its shortest one. Sums of cells mostly fall apart
 * without any arithmetic: a cell in one equation only takes up whatever the others leave.
 */
export class SparseElimination {
  readonly #prime: number;
  readonly #rows: SparseRow[];
  /** Unknown → rows it occurs in, or did: entries are dropped lazily. */
  readonly #uses: number[][];
  /** Unknown → rows it occurs in, how many. */
  readonly #degree: Int32Array;
  readonly #pivots: { readonly unknown: number; readonly row: SparseRow; readonly at: number }[] = [];
  /** `1` for unknowns that are kept or solved for. */
  readonly #settled: Uint8Array;
  /** `1` for rows that an unknown has been solved from. */
  readonly #done: Uint8Array;
  /** Scratch: unknown → place in the row at hand, else −1. */
  readonly #slot: Int32Array;
  readonly #byDegree: number[][] = [];
  readonly #singles: number[] = [];

  /**
   * @param prime below 2^26
   * @param equations changed in place, no unknown twice in one
   * @param kept one flag per unknown: `1` is not solved for; default: all are
   */
  constructor(
    prime: number,
    unknowns: number,
    equations: SparseRow[],
    kept: Uint8Array = new Uint8Array(unknowns),
  ) {
    this.#prime = prime;
    this.#settled = kept.slice();
    this.#done = new Uint8Array(equations.length);
    this.#slot = new Int32Array(unknowns).fill(-1);
    this.#degree = new Int32Array(unknowns);
    this.#uses = Array.from({ length: unknowns }, () => []);
    this.#rows = equations;
    for (let r = 0; r < this.#rows.length; r++) {
      const { unknowns: own } = this.#rows[r]!;
      for (const unknown of own) {
        this.#uses[unknown]!.push(r);
        this.#degree[unknown]!++;
      }
      if (own.length === 1) this.#singles.push(r);
    }
    for (let u = 0; u < unknowns; u++) this.#queue(u);
    this.#run();
  }

  /** What the equations say about the kept unknowns alone. */
  rest(): SparseRow[] {
    return this.#rows.filter((row, r) => !this.#done[r] && row.unknowns.length > 0);
  }

  /**
   * A random solution modulo the prime. What is 0 in it follows from the equations, but for a chance of one in the
   * prime; what is not does not. Only for systems of which nothing was kept.
   *
   * @param seed the same seed draws the same solution
   */
  draw(seed: number): Float64Array {
    const prime = this.#prime;
    const solution = new Float64Array(this.#degree.length);
    // A multiplicative generator (Park and Miller's factor): the same build verifies in the same way.
    let state = 48_271 + seed * 69_621;
    for (let u = 0; u < solution.length; u++) {
      state = times(state, 16_807, prime);
      solution[u] = state;
    }
    for (let p = this.#pivots.length - 1; p >= 0; p--) {
      const { unknown, row, at } = this.#pivots[p]!;
      const { unknowns, coefficients } = row;
      let sum = 0;
      for (let k = 0; k < unknowns.length; k++) {
        if (k !== at) sum = plus(sum, times(coefficients[k]!, solution[unknowns[k]!]!, prime), prime);
      }
      solution[unknown] = times(sum, negative(reciprocal(coefficients[at]!, prime), prime), prime);
    }
    return solution;
  }

  #queue(unknown: number): void {
    if (this.#settled[unknown]) return;
    const degree = this.#degree[unknown]!;
    if (degree === 0) return;
    while (this.#byDegree.length <= degree) this.#byDegree.push([]);
    this.#byDegree[degree]!.push(unknown);
  }

  #run(): void {
    for (let degree = 1; ; ) {
      const single = this.#singles.pop();
      if (single !== undefined) {
        const { unknowns } = this.#rows[single]!;
        if (this.#done[single] || unknowns.length !== 1 || this.#settled[unknowns[0]!]) continue;
        this.#solve(unknowns[0]!, single);
        degree = 1;
        continue;
      }
      while (degree < this.#byDegree.length && this.#byDegree[degree]!.length === 0) degree++;
      const unknown = this.#byDegree[degree]?.pop();
      if (unknown === undefined) return;
      if (this.#settled[unknown] || this.#degree[unknown] !== degree) continue;
      this.#solve(unknown, -1);
      degree = 1;
    }
  }

  /** Solves for the unknown, from the given row or its shortest, and substitutes it in the others. */
  #solve(unknown: number, given: number): void {
    const rows: number[] = [];
    let best = given;
    for (const r of this.#uses[unknown]!) {
      const { unknowns } = this.#rows[r]!;
      if (this.#done[r] || rows.includes(r) || !unknowns.includes(unknown)) continue;
      rows.push(r);
      if (best < 0 || (given < 0 && unknowns.length < this.#rows[best]!.unknowns.length)) best = r;
    }
    const row = this.#rows[best]!;
    const at = row.unknowns.indexOf(unknown);
    this.#pivots.push({ unknown, row, at });
    this.#settled[unknown] = 1;
    this.#done[best] = 1;
    for (const r of rows) if (r !== best) this.#substitute(r, row, at);
    this.#uses[unknown] = [];
    for (const other of row.unknowns) {
      this.#degree[other]!--;
      this.#queue(other);
    }
  }

  /** Adds the multiple of the pivot row that removes its unknown. */
  #substitute(target: number, pivot: SparseRow, at: number): void {
    const prime = this.#prime;
    const slot = this.#slot;
    const { unknowns, coefficients } = this.#rows[target]!;
    for (let k = 0; k < unknowns.length; k++) slot[unknowns[k]!] = k;
    const own = coefficients[slot[pivot.unknowns[at]!]!]!;
    const scale = negative(times(own, reciprocal(pivot.coefficients[at]!, prime), prime), prime);
    for (let k = 0; k < pivot.unknowns.length; k++) {
      const unknown = pivot.unknowns[k]!;
      const change = times(pivot.coefficients[k]!, scale, prime);
      const place = slot[unknown]!;
      if (place < 0) {
        slot[unknown] = unknowns.push(unknown) - 1;
        coefficients.push(change);
        this.#uses[unknown]!.push(target);
        this.#degree[unknown]!++;
        continue;
      }
      const sum = plus(coefficients[place]!, change, prime);
      coefficients[place] = sum;
      if (sum !== 0) continue;
      // The last entry takes the place of the one that is gone.
      slot[unknown] = -1;
      const last = unknowns.pop()!;
      const coefficient = coefficients.pop()!;
      if (place < unknowns.length) {
        unknowns[place] = last;
        coefficients[place] = coefficient;
        slot[last] = place;
      }
      this.#degree[unknown]!--;
      this.#queue(unknown);
    }
    for (let k = 0; k < unknowns.length; k++) slot[unknowns[k]!] = -1;
    if (unknowns.length === 1) this.#singles.push(target);
  }
}

/** The sums (parent first) as equations among the numbered columns; columns without a number are published. */
export function equationsAmong(sums: readonly Int32Array[], index: Int32Array, prime: number): SparseRow[] {
  const equations: SparseRow[] = [];
  for (const sum of sums) {
    const unknowns: number[] = [];
    const coefficients: number[] = [];
    for (let k = 0; k < sum.length; k++) {
      const unknown = index[sum[k]!]!;
      if (unknown < 0) continue;
      unknowns.push(unknown);
      coefficients.push(k === 0 ? prime - 1 : 1);
    }
    if (unknowns.length > 0) equations.push({ unknowns, coefficients });
  }
  return equations;
}
