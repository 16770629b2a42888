import { negative, PRIME, plus, reciprocal, times } from './residues.ts';

type Row = Map<number, number>;

/**
 * The reduced row echelon form of a growing set of linear equations over unknowns, modulo a prime: every unknown
 * written in the free ones (its normal form). Guarded unknowns and guarded sums of unknowns are those that
 * must not become determined: one whose normal form is empty is.
 *
 * Coefficients are those of sums of cells (0, ±1), so a minor that the prime divides without being zero is
 * not to be expected; the final verification uses another prime.
 */
export class NormalForms {
  readonly #unknowns: number;
  readonly #guarded: Uint8Array;
  /** Normal forms: undefined for a free unknown; those of guarded sums follow after the unknowns. */
  readonly #rows: (Row | undefined)[];
  /** Free unknown → rows it occurs in, or did: entries are dropped lazily. */
  readonly #uses: number[][];

  /**
   * @param guarded one flag per unknown
   * @param guardedSums lists of unknowns, `~u` standing for −u
   */
  constructor(guarded: Uint8Array, guardedSums: readonly (readonly number[])[]) {
    this.#unknowns = guarded.length;
    this.#guarded = guarded;
    this.#rows = new Array(guarded.length + guardedSums.length);
    this.#uses = Array.from(guarded, () => []);
    guardedSums.forEach((sum, g) => {
      const row: Row = new Map();
      for (const one of sum) this.#addForm(row, one < 0 ? ~one : one, one < 0 ? PRIME - 1 : 1);
      this.#rows[this.#unknowns + g] = row;
      for (const free of row.keys()) this.#uses[free]!.push(this.#unknowns + g);
    });
  }

  /** Adds the equation Σ coefficient · unknown = a known number. */
  addEquation(unknowns: readonly number[], coefficients: readonly number[]): void {
    const row: Row = new Map();
    unknowns.forEach((unknown, k) => {
      this.#addForm(row, unknown, coefficients[k]!);
    });
    if (row.size > 0) this.#solve(row);
  }

  /** Makes an unknown known. */
  publish(unknown: number): void {
    const form = this.#rows[unknown];
    if (!form) this.#solve(new Map([[unknown, 1]]));
    else if (form.size > 0) this.#solve(new Map(form));
  }

  /**
   * True where publishing the unknown would determine something guarded: their normal forms are proportional.
   */
  wouldGiveAway(unknown: number): boolean {
    const form = this.#rows[unknown] ?? new Map([[unknown, 1]]);
    if (form.size === 0) return false;
    const rarest = this.#rarest(form);
    if (form.size === 1 && this.#guarded[rarest]) return true;
    return this.#uses[rarest]!.some(
      (id) => (id >= this.#unknowns || this.#guarded[id]) && proportional(this.#rows[id]!, form, rarest),
    );
  }

  #addForm(row: Row, unknown: number, factor: number): void {
    const form = this.#rows[unknown];
    if (!form) add(row, unknown, factor);
    else for (const [free, c] of form) add(row, free, times(c, factor, PRIME));
  }

  #rarest(row: Row): number {
    let rarest = -1;
    for (const free of row.keys()) {
      if (rarest < 0 || this.#uses[free]!.length < this.#uses[rarest]!.length) rarest = free;
    }
    return rarest;
  }

  /** Solves an equation over free unknowns for the one that occurs in the fewest rows, and substitutes it. */
  #solve(equation: Row): void {
    const pivot = this.#rarest(equation);
    const factor = negative(reciprocal(equation.get(pivot)!, PRIME), PRIME);
    equation.delete(pivot);
    for (const [free, c] of equation) equation.set(free, times(c, factor, PRIME));
    for (const id of this.#uses[pivot]!) {
      const row = this.#rows[id]!;
      const weight = row.get(pivot);
      if (weight === undefined) continue;
      row.delete(pivot);
      for (const [free, c] of equation) {
        const before = row.get(free);
        if (before === undefined) {
          row.set(free, times(c, weight, PRIME));
          this.#uses[free]!.push(id);
          continue;
        }
        const after = plus(before, times(c, weight, PRIME), PRIME);
        if (after === 0) row.delete(free);
        else row.set(free, after);
      }
    }
    this.#uses[pivot] = [];
    this.#rows[pivot] = equation;
    for (const free of equation.keys()) this.#uses[free]!.push(pivot);
  }
}

function add(row: Row, unknown: number, coefficient: number): void {
  const sum = plus(row.get(unknown) ?? 0, coefficient, PRIME);
  if (sum === 0) row.delete(unknown);
  else row.set(unknown, sum);
}

function proportional(a: Row, b: Row, at: number): boolean {
  if (a.size !== b.size) return false;
  const [x, y] = [a.get(at), b.get(at)];
  if (x === undefined || y === undefined) return false;
  for (const [free, c] of a) {
    const d = b.get(free);
    if (d === undefined || times(c, y, PRIME) !== times(d, x, PRIME)) return false;
  }
  return true;
}
