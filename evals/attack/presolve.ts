import type { LinearSystem } from './linear-system.ts';

/** Numbers still open after everything simple was inferred, with the rows that still say something. */
export interface Presolved {
  /** False where bounds contradict each other. */
  readonly isFeasible: boolean;
  readonly lower: Float64Array;
  readonly upper: Float64Array;
  /** Rows (by number) with at least two open columns that are not implied by bounds. */
  readonly rows: readonly number[];
}

/** How often one row may tighten bounds: chains of rows can creep towards a limit one by one. */
const VISITS = 40;
/** Against division by coefficients other than 1, far below the distance of whole numbers. */
const EPSILON = 1e-9;

/**
 * Infers bounds of whole numbers from one row at a time until nothing moves. What is found holds for every table
 * of whole numbers an attacker can imagine.
 */
export function presolve(system: LinearSystem): Presolved {
  const columns = system.lower.length;
  const rows = system.rowLower.length;
  const { starts, indices, values, rowLower, rowUpper } = system;
  const lower = Float64Array.from(system.lower);
  const upper = Float64Array.from(system.upper);
  const { rowStarts, rowsOf } = byColumn(system);
  const queue = new Int32Array(rows);
  for (let r = 0; r < rows; r++) queue[r] = r;
  const queued = new Uint8Array(rows).fill(1);
  const visits = new Uint8Array(rows);
  let isFeasible = true;
  let [head, length] = [0, rows];
  const push = (row: number): void => {
    if (queued[row] || visits[row]! >= VISITS) return;
    queue[(head + length) % rows] = row;
    length += 1;
    queued[row] = 1;
  };
  const touch = (column: number): void => {
    if (lower[column]! > upper[column]!) isFeasible = false;
    for (let k = rowStarts[column]!; k < rowStarts[column + 1]!; k++) push(rowsOf[k]!);
  };
  for (let column = 0; column < columns; column++) if (lower[column]! > upper[column]!) isFeasible = false;
  while (length > 0 && isFeasible) {
    const row = queue[head]!;
    head = (head + 1) % rows;
    length -= 1;
    queued[row] = 0;
    visits[row]! += 1;
    const activity = activityOf(system, row, lower, upper);
    if (activity.least > rowUpper[row]! || activity.most < rowLower[row]!) {
      isFeasible = false;
      break;
    }
    for (let e = starts[row]!; e < starts[row + 1]!; e++) {
      const [column, value] = [indices[e]!, values[e]!];
      const [low, high] = [lower[column]!, upper[column]!];
      if (low === high) continue;
      const [atLeast, atMost] = value > 0 ? [value * low, value * high] : [value * high, value * low];
      const others = {
        least: without(activity.finiteLeast, activity.leastInfinite, atLeast, Number.NEGATIVE_INFINITY),
        most: without(activity.finiteMost, activity.mostInfinite, atMost, Number.POSITIVE_INFINITY),
      };
      const room = (rowUpper[row]! - others.least) / value;
      const need = (rowLower[row]! - others.most) / value;
      const newLow = Math.ceil((value > 0 ? need : room) - EPSILON);
      const newHigh = Math.floor((value > 0 ? room : need) + EPSILON);
      let moved = false;
      if (newLow > low) [lower[column], moved] = [newLow, true];
      if (newHigh < high) [upper[column], moved] = [newHigh, true];
      if (moved) {
        touch(column);
        // Other entries of this row see the new bound at the next visit, which `touch` has queued.
        if (visits[row]! < VISITS && !queued[row]) push(row);
      }
    }
  }
  const left: number[] = [];
  for (let row = 0; row < rows && isFeasible; row++) {
    const { least, most } = activityOf(system, row, lower, upper);
    if (least < rowLower[row]! || most > rowUpper[row]!) left.push(row);
  }
  return { isFeasible, lower, upper, rows: left };
}

function without(sum: number, infinite: number, own: number, infinity: number): number {
  if (Number.isFinite(own)) return infinite > 0 ? infinity : sum - own;
  return infinite > 1 ? infinity : sum;
}

/** Least and most of a row; the finite part beside the number of infinite entries. */
function activityOf(system: LinearSystem, row: number, lower: Float64Array, upper: Float64Array) {
  const { starts, indices, values } = system;
  let [finiteLeast, finiteMost, leastInfinite, mostInfinite] = [0, 0, 0, 0];
  for (let e = starts[row]!; e < starts[row + 1]!; e++) {
    const value = values[e]!;
    const low = lower[indices[e]!]!;
    const high = upper[indices[e]!]!;
    const [a, b] = value > 0 ? [value * low, value * high] : [value * high, value * low];
    if (Number.isFinite(a)) finiteLeast += a;
    else leastInfinite += 1;
    if (Number.isFinite(b)) finiteMost += b;
    else mostInfinite += 1;
  }
  return {
    least: leastInfinite > 0 ? Number.NEGATIVE_INFINITY : finiteLeast,
    most: mostInfinite > 0 ? Number.POSITIVE_INFINITY : finiteMost,
    finiteLeast,
    finiteMost,
    leastInfinite,
    mostInfinite,
  };
}

function byColumn({ lower, starts, indices }: LinearSystem): { rowStarts: Int32Array; rowsOf: Int32Array } {
  const rowStarts = new Int32Array(lower.length + 1);
  for (const column of indices) rowStarts[column + 1]! += 1;
  for (let c = 0; c < lower.length; c++) rowStarts[c + 1]! += rowStarts[c]!;
  const next = rowStarts.slice();
  const rowsOf = new Int32Array(indices.length);
  for (let row = 0; row + 1 < starts.length; row++) {
    for (let e = starts[row]!; e < starts[row + 1]!; e++) rowsOf[next[indices[e]!]!++] = row;
  }
  return { rowStarts, rowsOf };
}
