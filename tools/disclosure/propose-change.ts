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
 * @param window columns that may move, each once; a closed one among them moves at its price
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
  // Two variables for each column, one after the other.
  const size = 2 * window.length;
  const cost = new Float64Array(size);
  const low = new Float64Array(size);
  const high = new Float64Array(size);
  const variable = (v: number, from: number, to: number, worth: number) => {
    low[v] = from;
    high[v] = to;
    cost[v] = worth;
  };
  const priceOf = (column: number) => {
    if (!open[column]) return price[column]!;
    return Math.max(SPARSE, price[column]! < PRICELESS ? price[column]! * WITHHELD : 0);
  };
  const placeOf = new Int32Array(truth.length).fill(-1);
  window.forEach((column, place) => {
    placeOf[column] = place;
    const v = 2 * place;
    const down = Math.max(lower[column]! - truth[column]!, -far);
    const up = Math.min(upper[column]! - truth[column]!, far);
    const wish = wished.get(column) ?? 0;
    const dear = priceOf(column);
    // The first variable holds the way against the wish and as far with it as is wished; the rest earns nothing.
    if (wish > 0 && up > 0) {
      variable(v, down, Math.min(wish, up), WEIGHT);
      variable(v + 1, 0, Math.max(0, up - wish), 0);
    } else if (wish < 0 && down < 0) {
      variable(v, Math.max(wish, down), up, -WEIGHT);
      variable(v + 1, Math.min(0, down - wish), 0, 0);
    } else {
      variable(v, 0, up, -dear);
      variable(v + 1, down, 0, dear);
    }
  });

  const near: number[] = [];
  const seen = new Uint8Array(rows.length);
  let entries = 0;
  for (const column of window) {
    for (const r of index.rowsOf(column)) {
      if (seen[r]) continue;
      seen[r] = 1;
      near.push(r);
      entries += 2 * rows[r]!.columns.length;
    }
  }
  const rowUpper = new Float64Array(near.length);
  const rowLower = new Float64Array(near.length);
  const starts = new Int32Array(near.length + 1);
  // Room for rows that lie within the window wholly; what others do not need is cut off.
  const indices = new Int32Array(entries);
  const values = new Float64Array(entries);
  let end = 0;
  near.forEach((r, at) => {
    const { columns, coefficients, slack } = rows[r]!;
    for (let k = 0; k < columns.length; k++) {
      const place = placeOf[columns[k]!]!;
      if (place < 0) continue;
      indices[end] = 2 * place;
      indices[end + 1] = 2 * place + 1;
      values[end] = values[end + 1] = coefficients[k]!;
      end += 2;
    }
    starts[at + 1] = end;
    rowLower[at] = slack === null ? 0 : -slack;
    rowUpper[at] = slack === null ? 0 : Number.POSITIVE_INFINITY;
  });
  const programme: LinearProgramme = {
    cost,
    lower: low,
    upper: high,
    rowLower,
    rowUpper,
    starts,
    indices: indices.slice(0, end),
    values: values.slice(0, end),
  };
  const proposal = whole ? solveByDiving(programme, solver) : solver.maximise(programme);
  if (!proposal) return null;
  const change = new Map<number, number>();
  window.forEach((column, place) => {
    const shift = Math.round(proposal[2 * place]! + proposal[2 * place + 1]!);
    if (shift !== 0) change.set(column, shift);
  });
  return change;
}
