import { type AuditSystem, PRICELESS } from './audit-system.ts';
import type { ColumnIndex } from './column-index.ts';
import type { LinearProgramme, LinearSolver } from './linear-programme.ts';
import { solveByDiving } from './solve-by-diving.ts';
import type { Witness } from './witness.ts';

/** What a programme is asked for: a column moved by up to `distance`, upwards or (negative) downwards. */
export interface Wish {
  readonly column: number;
  readonly distance: number;
}

/** How much more a wish counts than the dearest way to grant it. */
const WEIGHT = 1e4;
/** What moving a complement costs beside withholding one: those that stand still can be published again. */
const WITHHELD = 0.01;
/** What moving anything costs at least: a change of few numbers is a box or two, whose optimum is whole. */
const SPARSE = 0.001;
/** How far a number may move, in multiples of the largest wish. */
const FAR = 100;

/**
 * Asks linear programming for a change that grants the wishes as far as possible and keeps all rows, moving dear
 * numbers as little as it can. The answer is rounded and unchecked.
 *
 * @param window columns that may move; a closed one among them moves at its price
 * @param whole asks for whole numbers outright
 */
export function proposeChange(
  { truth, lower, upper, open, price, rows }: AuditSystem,
  index: ColumnIndex,
  { window, wishes, whole = false }: { window: readonly number[]; wishes: readonly Wish[]; whole?: boolean },
  solver: LinearSolver,
): Witness | null {
  const far = FAR * wishes.reduce((most, { distance }) => Math.max(most, Math.abs(distance)), 1);
  const wished = new Map(wishes.map(({ column, distance }) => [column, distance]));
  const gain: number[] = [];
  const low: number[] = [];
  const high: number[] = [];
  const columnOf: number[] = [];
  const variable = (column: number, from: number, to: number, worth: number) => {
    columnOf.push(column);
    low.push(from);
    high.push(to);
    gain.push(worth);
  };
  const priceOf = (column: number) => {
    if (!open[column]) return price[column]!;
    return Math.max(SPARSE, price[column]! < PRICELESS ? price[column]! * WITHHELD : 0);
  };
  for (const column of window) {
    const down = Math.max(lower[column]! - truth[column]!, -far);
    const up = Math.min(upper[column]! - truth[column]!, far);
    const wish = wished.get(column) ?? 0;
    const cost = priceOf(column);
    // The first variable holds the way against the wish and as far with it as is wished; the rest earns nothing.
    if (wish > 0 && up > 0) {
      variable(column, down, Math.min(wish, up), WEIGHT);
      variable(column, 0, Math.max(0, up - wish), 0);
    } else if (wish < 0 && down < 0) {
      variable(column, Math.max(wish, down), up, -WEIGHT);
      variable(column, Math.min(0, down - wish), 0, 0);
    } else {
      variable(column, 0, up, -cost);
      variable(column, down, 0, cost);
    }
  }

  const variablesOf = new Map<number, number[]>();
  columnOf.forEach((column, v) => {
    const list = variablesOf.get(column);
    if (list) list.push(v);
    else variablesOf.set(column, [v]);
  });
  const rowLower: number[] = [];
  const rowUpper: number[] = [];
  const starts = [0];
  const indices: number[] = [];
  const values: number[] = [];
  const seen = new Set<number>();
  for (const column of window) {
    for (const r of index.rowsOf(column)) {
      if (seen.has(r)) continue;
      seen.add(r);
      const { columns, coefficients, slack } = rows[r]!;
      columns.forEach((c, k) => {
        for (const v of variablesOf.get(c) ?? []) {
          indices.push(v);
          values.push(coefficients[k]!);
        }
      });
      starts.push(indices.length);
      rowLower.push(slack === null ? 0 : -slack);
      rowUpper.push(slack === null ? 0 : Number.POSITIVE_INFINITY);
    }
  }
  const programme: LinearProgramme = {
    cost: Float64Array.from(gain),
    lower: Float64Array.from(low),
    upper: Float64Array.from(high),
    rowLower: Float64Array.from(rowLower),
    rowUpper: Float64Array.from(rowUpper),
    starts: Int32Array.from(starts),
    indices: Int32Array.from(indices),
    values: Float64Array.from(values),
  };
  const proposal = whole ? solveByDiving(programme, solver) : solver.maximise(programme);
  if (!proposal) return null;
  const sums = new Map<number, number>();
  columnOf.forEach((column, v) => {
    sums.set(column, (sums.get(column) ?? 0) + proposal[v]!);
  });
  const change = new Map<number, number>();
  for (const [column, sum] of sums) {
    const shift = Math.round(sum);
    if (shift !== 0) change.set(column, shift);
  }
  return change;
}
