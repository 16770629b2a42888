import type { BoundTarget } from './bound.ts';
import type { Component } from './components.ts';
import type { Programme } from './linear-solver.ts';
import type { LinearSystem } from './linear-system.ts';
import { findPossible } from './possible-table.ts';
import type { Presolved } from './presolve.ts';

/** A sum of columns of a programme, and what its fixed columns add. */
export interface LocalSum {
  readonly columns: readonly number[];
  readonly coefficients: readonly number[];
  readonly constant: number;
}

/** A component as a programme of its own. */
export interface LocalProgramme {
  readonly programme: Programme;
  /** Target → the open columns it is a sum of. */
  readonly sums: ReadonlyMap<number, LocalSum>;
  /** The true table, where it is known and possible. */
  readonly truth: Float64Array | null;
  /** Where columns without a limit of their own are cut off: beyond whatever must be reached. */
  readonly far: number;
}

/**
 * Writes the rows of a component over its own columns; all other columns are constants.
 *
 * @param outside values of the columns that are not the component's; default: those that are known
 */
export function localProgramme(
  system: LinearSystem,
  known: Presolved,
  { columns, rows, targets: list }: Component,
  targets: readonly BoundTarget[],
  outside: ArrayLike<number> = known.lower,
): LocalProgramme {
  const place = new Map(columns.map((column, k) => [column, k]));
  const truth = Float64Array.from(columns, (column) => system.truth[column]!);
  const starts = [0];
  const indices: number[] = [];
  const values: number[] = [];
  const rowLower: number[] = [];
  const rowUpper: number[] = [];
  for (const row of rows) {
    let fixed = 0;
    for (let e = system.starts[row]!; e < system.starts[row + 1]!; e++) {
      const at = place.get(system.indices[e]!);
      if (at === undefined) fixed += system.values[e]! * outside[system.indices[e]!]!;
      else {
        indices.push(at);
        values.push(system.values[e]!);
      }
    }
    starts.push(indices.length);
    rowLower.push(system.rowLower[row]! - fixed);
    rowUpper.push(system.rowUpper[row]! - fixed);
  }
  const sums = new Map<number, LocalSum>();
  let size = truth.reduce((a, b) => (Number.isNaN(b) ? a : Math.max(a, Math.abs(b))), 0);
  for (const t of list) {
    const { columns: all, coefficients, reach, width } = targets[t]!;
    const own: { columns: number[]; coefficients: number[] } = { columns: [], coefficients: [] };
    let constant = 0;
    for (const [i, column] of all.entries()) {
      const coefficient = coefficients?.[i] ?? 1;
      const at = place.get(column);
      if (at === undefined) constant += coefficient * outside[column]!;
      else {
        own.columns.push(at);
        own.coefficients.push(coefficient);
      }
    }
    sums.set(t, { ...own, constant });
    for (const need of [reach, width]) if (Number.isFinite(need)) size = Math.max(size, need);
  }
  // Without the truth, what is shown tells how large numbers are: a table must not be cut off.
  if (truth.some(Number.isNaN)) {
    for (const side of [rowLower, rowUpper]) {
      for (const value of side) if (Number.isFinite(value)) size = Math.max(size, Math.abs(value));
    }
    for (const column of columns) {
      for (const value of [known.lower[column]!, known.upper[column]!]) {
        if (Number.isFinite(value)) size = Math.max(size, Math.abs(value));
      }
    }
  }
  const far = 1000 + 10 * size;
  const programme: Programme = {
    lower: Float64Array.from(columns, (column) => Math.max(known.lower[column]!, -far)),
    upper: Float64Array.from(columns, (column) => Math.min(known.upper[column]!, far)),
    rowLower: Float64Array.from(rowLower),
    rowUpper: Float64Array.from(rowUpper),
    starts: Int32Array.from(starts),
    indices: Int32Array.from(indices),
    values: Float64Array.from(values),
  };
  return { programme, sums, far, truth: findPossible(programme, truth).isExact ? truth : null };
}
