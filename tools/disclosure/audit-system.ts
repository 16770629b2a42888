/**
 * The withheld numbers of a fact as an attacker sees them: equations that hold among them, what he knows of each
 * beforehand, and what must stay uncertain.
 *
 * Numbers that are published are columns too, closed ones: they do not move, unless the repair withholds them.
 */
export interface AuditSystem {
  readonly truth: Float64Array;
  /** `1` where the attacker does not know the number. */
  readonly open: Uint8Array;
  /** What he knows each open number to be at least and at most; the truth lies within. */
  readonly lower: Float64Array;
  readonly upper: Float64Array;
  readonly rows: readonly AuditRow[];
  /** The cell each column belongs to, and the sums among cells: parent first, then children. */
  readonly cellOf: Int32Array;
  readonly sums: readonly Int32Array[];
  readonly targets: readonly AuditTarget[];
  /** What it costs to move a number by one unit in a witness, so that the least useful ones are withheld. */
  readonly price: Float64Array;
  /** Withholds a closed number, and what may only be shown beside it. */
  readonly withhold: (column: number) => void;
}

/** Σ coefficient · column is 0 or, where `slack` is a number, at least 0: it may fall by that much from the truth. */
export interface AuditRow {
  readonly columns: Int32Array;
  readonly coefficients: Float64Array;
  readonly slack: number | null;
  /** The column that the row defines in terms of the others, −1 if none. */
  readonly defines: number;
}

/** A number that must stay uncertain. */
export interface AuditTarget {
  readonly column: number;
  /** It must be able to be this large. */
  readonly reach: number;
  /** It must be able to be this small. */
  readonly fall: number;
  /** The values it can take must span this much. */
  readonly width: number;
  /** Of a withdrawn level, about which nothing is published: proven where a proof is found, see `protect`. */
  readonly withdrawn?: boolean;
}

/** A closed number of this price is never withheld: everybody knows it, or it has been published before. */
export const PRICELESS = Number.POSITIVE_INFINITY;

/** Collects columns, rows and targets; arrays are fixed by {@link AuditBuilder.finish}. */
export class AuditBuilder {
  readonly #truth: number[] = [];
  readonly #lower: number[] = [];
  readonly #upper: number[] = [];
  readonly #open: number[] = [];
  readonly #price: number[] = [];
  readonly #cellOf: number[] = [];
  readonly #rows: AuditRow[] = [];
  readonly #targets: AuditTarget[] = [];

  /** @returns the new column */
  add(truth: number, { cell, open, lower = 0, upper = Number.POSITIVE_INFINITY, price }: NewColumn): number {
    this.#cellOf.push(cell);
    this.#lower.push(Math.min(lower, truth));
    this.#upper.push(Math.max(upper, truth));
    this.#open.push(open ? 1 : 0);
    this.#price.push(price);
    return this.#truth.push(truth) - 1;
  }

  truthOf(column: number): number {
    return this.#truth[column]!;
  }

  priceOf(column: number): number {
    return this.#price[column]!;
  }

  /** Σ coefficient · column = 0. */
  bind(columns: readonly number[], coefficients: readonly number[]): void {
    this.#push(columns, coefficients, null, -1);
  }

  /** Σ coefficient · column ≥ 0, or not below the truth where that is below 0 already. */
  bound(columns: readonly number[], coefficients: readonly number[]): void {
    const slack = Math.max(0, this.valueOf(columns, coefficients));
    this.#push(columns, coefficients, slack, -1);
  }

  /** Σ coefficient · column ≤ `most`, or not above the truth where that is more already. */
  limit(columns: readonly number[], coefficients: readonly number[], most: number): void {
    const slack = Math.max(0, most - this.valueOf(columns, coefficients));
    this.#push(
      columns,
      coefficients.map((one) => -one),
      slack,
      -1,
    );
  }

  /** A column for Σ coefficient · column ≥ `lower`, to be a target. */
  define(columns: readonly number[], coefficients: readonly number[], lower = 0): number {
    const truth = this.valueOf(columns, coefficients);
    const cell = this.#cellOf[columns[0]!]!;
    const defined = this.add(truth, { cell, open: true, lower, price: 0 });
    this.#push([...columns, defined], [...coefficients, -1], null, defined);
    return defined;
  }

  #push(
    columns: readonly number[],
    coefficients: readonly number[],
    slack: number | null,
    defines: number,
  ): void {
    this.#rows.push({
      columns: new Int32Array(columns),
      coefficients: new Float64Array(coefficients),
      slack,
      defines,
    });
  }

  valueOf(columns: readonly number[], coefficients: readonly number[]): number {
    let sum = 0;
    for (let k = 0; k < columns.length; k++) sum += coefficients[k]! * this.#truth[columns[k]!]!;
    return sum;
  }

  protect(target: AuditTarget): void {
    this.#targets.push(target);
  }

  finish(
    sums: readonly Int32Array[],
    withhold: (system: AuditSystem, column: number) => void,
    isWithdrawn: (column: number) => boolean = () => false,
  ): AuditSystem {
    const definedBy = new Map<number, Int32Array>();
    for (const { defines, columns } of this.#rows) if (defines >= 0) definedBy.set(defines, columns);
    const withdrawn = (column: number) =>
      [...(definedBy.get(column) ?? [column])].some((one) => isWithdrawn(one));
    const system: AuditSystem = {
      truth: new Float64Array(this.#truth),
      open: new Uint8Array(this.#open),
      lower: new Float64Array(this.#lower),
      upper: new Float64Array(this.#upper),
      rows: this.#rows,
      cellOf: new Int32Array(this.#cellOf),
      sums,
      targets: this.#targets.map((one) => (withdrawn(one.column) ? { ...one, withdrawn: true } : one)),
      price: new Float64Array(this.#price),
      withhold: (column) => withhold(system, column),
    };
    return system;
  }
}

interface NewColumn {
  readonly cell: number;
  readonly open: boolean;
  readonly lower?: number;
  readonly upper?: number;
  readonly price: number;
}
