/** Whole numbers an attacker does not know: bounds, and rows lower ≤ Σ coefficient·column ≤ upper. */
export interface LinearSystem {
  readonly lower: number[];
  readonly upper: number[];
  /** True values, to judge by; NaN where unknown. */
  readonly truth: number[];
  readonly starts: number[];
  readonly indices: number[];
  readonly values: number[];
  readonly rowLower: number[];
  readonly rowUpper: number[];
  /** Why each row holds, for reports. */
  readonly reasons: string[];
}

export function emptySystem(): LinearSystem {
  return {
    lower: [],
    upper: [],
    truth: [],
    starts: [0],
    indices: [],
    values: [],
    rowLower: [],
    rowUpper: [],
    reasons: [],
  };
}

/** Adds a number known to lie within bounds; returns its column. */
export function addColumn(system: LinearSystem, lower: number, upper: number, truth: number): number {
  system.lower.push(lower);
  system.upper.push(upper);
  system.truth.push(truth);
  return system.lower.length - 1;
}

/** The columns of a system, with the bounds they have so far, and no rows. */
export function copyColumns({ lower, upper, truth }: LinearSystem): LinearSystem {
  return { ...emptySystem(), lower: lower.slice(), upper: upper.slice(), truth: truth.slice() };
}

/** Adds the rows numbered `from` up to but without `to` of a system with the same columns. */
export function copyRows(into: LinearSystem, system: LinearSystem, from: number, to: number): void {
  const [first, last] = [system.starts[from]!, system.starts[to]!];
  const by = into.indices.length - first;
  for (let e = first; e < last; e++) {
    into.indices.push(system.indices[e]!);
    into.values.push(system.values[e]!);
  }
  for (let row = from; row < to; row++) {
    into.starts.push(system.starts[row + 1]! + by);
    into.rowLower.push(system.rowLower[row]!);
    into.rowUpper.push(system.rowUpper[row]!);
    into.reasons.push(system.reasons[row]!);
  }
}

/** A sum of columns with one sign: `[columns, coefficient]`. */
export type Term = readonly [ArrayLike<number>, number];

/** Adds lower ≤ Σ terms ≤ upper. */
export function addRow(
  system: LinearSystem,
  terms: readonly Term[],
  lower: number,
  upper: number,
  reason: string,
): void {
  for (const [columns, coefficient] of terms) {
    for (let i = 0; i < columns.length; i++) {
      system.indices.push(columns[i]!);
      system.values.push(coefficient);
    }
  }
  system.starts.push(system.indices.length);
  system.rowLower.push(lower);
  system.rowUpper.push(upper);
  system.reasons.push(reason);
}

/** Notes that a column is at least, at most. */
export function tighten(system: LinearSystem, column: number, lower: number, upper: number): void {
  if (lower > system.lower[column]!) system.lower[column] = lower;
  if (upper < system.upper[column]!) system.upper[column] = upper;
}
