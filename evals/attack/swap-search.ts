import type { Programme } from './linear-solver.ts';
import type { LocalSum } from './local-programme.ts';

/** Finds other possible tables by asking for another value of a sum and mending row after row. */
export interface SwapSearch {
  /** What each column is in the table that moves start from. */
  readonly base: Float64Array;
  /**
   * Moves a sum of columns by at least an amount (at most, where it is negative). Choices vary with `turn`, so that a
   * second try may find what the first did not.
   *
   * @returns the columns that move (valid until the next move), in whole numbers and checked; null where none was found
   */
  move(
    sum: Pick<LocalSum, 'columns' | 'coefficients'>,
    amount: number,
    turn: number,
  ): readonly number[] | null;
  /** By how much a column moves in the table found last. */
  changeOf(column: number): number;
  /** Starts from the table found last. */
  adopt(): void;
}

/** Columns that may move before a search is given up. */
const STEPS = 80;
/** Columns of a long row that are looked at, the roomiest first. */
const CHOICES = 48;

/**
 * Prepares the search from a possible table. A row that a move breaks is mended by the column that mends most broken
 * rows and breaks fewest others; there is no going back, so that it is quick and finds only what is easy to find.
 */
export function swapSearch(programme: Programme, table: Float64Array): SwapSearch {
  const { lower, upper, rowLower, rowUpper, starts } = programme;
  const [columns, rows] = [lower.length, rowLower.length];
  const base = table.slice();
  const { places, coefficients } = roomiestFirst(programme, table);
  const { columnStarts, rowsOf, valuesOf } = byColumn(programme);
  const activity = new Float64Array(rows);
  for (let row = 0; row < rows; row++) {
    for (let e = starts[row]!; e < starts[row + 1]!; e++)
      activity[row]! += coefficients[e]! * base[places[e]!]!;
  }
  // One move's changes; a stamp tells which entries belong to it.
  let stamp = 0;
  const movedAt = new Int32Array(columns);
  const change = new Float64Array(columns);
  let moved: number[] = [];
  const sumAt = new Int32Array(rows);
  const sums = new Float64Array(rows);
  const brokenAt = new Int32Array(rows).fill(-1);
  let broken: number[] = [];
  // The sum that is asked for: a row of its own, beyond the last one.
  const weights = new Float64Array(columns);
  let [asked, reached, steps] = [0, 0, 0];
  const lacking = (sum: number): number => (asked > 0 ? Math.max(0, asked - sum) : Math.min(0, asked - sum));

  const sumOf = (row: number): number => (sumAt[row] === stamp ? sums[row]! : activity[row]!);
  /** By how much a row's sum must grow (or shrink) to hold again. */
  const lack = (row: number, sum: number): number =>
    sum < rowLower[row]! ? rowLower[row]! - sum : sum > rowUpper[row]! ? rowUpper[row]! - sum : 0;
  const apply = (column: number, by: number): void => {
    if (movedAt[column] === stamp) change[column]! += by;
    else {
      movedAt[column] = stamp;
      change[column] = by;
      moved.push(column);
    }
    steps += 1;
    reached += weights[column]! * by;
    for (let e = columnStarts[column]!; e < columnStarts[column + 1]!; e++) {
      const row = rowsOf[e]!;
      const sum = sumOf(row) + valuesOf[e]! * by;
      sumAt[row] = stamp;
      sums[row] = sum;
      const isBroken = lack(row, sum) !== 0;
      const at = brokenAt[row]!;
      if (isBroken && at < 0) {
        brokenAt[row] = broken.length;
        broken.push(row);
      } else if (!isBroken && at >= 0) {
        const last = broken.pop()!;
        if (last !== row) {
          broken[at] = last;
          brokenAt[last] = at;
        }
        brokenAt[row] = -1;
      }
    }
  };
  /** Broken rows that a change mends, less those it breaks. */
  const gain = (column: number, by: number): number => {
    let score = 0;
    if (weights[column] !== 0) {
      const isAfter = lacking(reached + weights[column]! * by) !== 0;
      if (lacking(reached) !== 0) score += isAfter ? 0 : 1;
      else if (isAfter) score -= 1;
    }
    for (let e = columnStarts[column]!; e < columnStarts[column + 1]!; e++) {
      const row = rowsOf[e]!;
      const isAfter = lack(row, sumOf(row) + valuesOf[e]! * by) !== 0;
      if (brokenAt[row]! >= 0) score += isAfter ? 0 : 1;
      else if (isAfter) score -= 1;
    }
    return score;
  };
  return {
    base,
    changeOf: (column) => (movedAt[column] === stamp ? change[column]! : 0),
    adopt() {
      for (const column of moved) {
        const by = change[column]!;
        base[column]! += by;
        for (let e = columnStarts[column]!; e < columnStarts[column + 1]!; e++) {
          activity[rowsOf[e]!]! += valuesOf[e]! * by;
        }
      }
      moved = [];
      stamp += 1;
    },
    move(sum, amount, turn) {
      stamp += 1;
      moved = [];
      [asked, reached, steps] = [amount, 0, 0];
      for (const [i, column] of sum.columns.entries()) weights[column]! += sum.coefficients[i]!;
      const isFound = mend(sum, turn);
      for (const column of sum.columns) weights[column] = 0;
      for (const row of broken) brokenAt[row] = -1;
      broken = [];
      return isFound ? moved : null;
    },
  };

  function mend({ columns: own }: Pick<LocalSum, 'columns'>, turn: number): boolean {
    // A linear congruential sequence (Numerical Recipes) that skips some choices after the first turn.
    let state = (turn * 0x9e3779b1 + own[0]!) >>> 0;
    const skips = (): boolean => {
      if (turn === 0) return false;
      state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
      return state < 0x50000000;
    };
    while (broken.length > 0 || lacking(reached) !== 0) {
      if (steps > STEPS) return false;
      let [best, bestBy, bestScore, seen] = [-1, 0, Number.NEGATIVE_INFINITY, 0];
      const weigh = (column: number, exact: number): void => {
        const before = movedAt[column] === stamp ? change[column]! : 0;
        // Never back: a column that rose may rise again, so that searches end.
        if (before * exact < 0) return;
        const now = base[column]! + before;
        const whole = exact > 0 ? Math.ceil(exact) : Math.floor(exact);
        // A column with too little room mends a part; the rest is left to others.
        const by = Math.max(lower[column]! - now, Math.min(upper[column]! - now, whole));
        if (by === 0 || skips()) return;
        const score = gain(column, by) + Math.abs(by / whole);
        if (score > bestScore) [best, bestBy, bestScore] = [column, by, score];
        seen += 1;
      };
      if (lacking(reached) !== 0) {
        for (const column of own) {
          if (seen < CHOICES) weigh(column, lacking(reached) / weights[column]!);
        }
      } else {
        let row = broken[0]!;
        for (const one of broken) {
          if (starts[one + 1]! - starts[one]! < starts[row + 1]! - starts[row]!) row = one;
        }
        const need = lack(row, sumOf(row));
        for (let e = starts[row]!; e < starts[row + 1]! && seen < CHOICES; e++) {
          weigh(places[e]!, need / coefficients[e]!);
        }
      }
      if (best < 0) return false;
      apply(best, bestBy);
    }
    return true;
  }
}

/** Row entries in order of the room their columns have around a table. */
function roomiestFirst({ lower, upper, starts, indices, values }: Programme, table: Float64Array) {
  const places = new Int32Array(indices.length);
  const coefficients = new Float64Array(indices.length);
  const room = table.map((value, column) => Math.min(upper[column]! - value, value - lower[column]!));
  for (let row = 0; row + 1 < starts.length; row++) {
    const entries = Array.from({ length: starts[row + 1]! - starts[row]! }, (_, k) => starts[row]! + k);
    entries.sort((a, b) => room[indices[b]!]! - room[indices[a]!]! || indices[a]! - indices[b]!);
    entries.forEach((e, k) => {
      places[starts[row]! + k] = indices[e]!;
      coefficients[starts[row]! + k] = values[e]!;
    });
  }
  return { places, coefficients };
}

/** The entries of a programme column by column. */
function byColumn({ lower, starts, indices, values }: Programme) {
  const columnStarts = new Int32Array(lower.length + 1);
  for (const column of indices) columnStarts[column + 1]! += 1;
  for (let column = 0; column < lower.length; column++) columnStarts[column + 1]! += columnStarts[column]!;
  const next = columnStarts.slice();
  const rowsOf = new Int32Array(indices.length);
  const valuesOf = new Float64Array(indices.length);
  for (let row = 0; row + 1 < starts.length; row++) {
    for (let e = starts[row]!; e < starts[row + 1]!; e++) {
      const at = next[indices[e]!]!++;
      rowsOf[at] = row;
      valuesOf[at] = values[e]!;
    }
  }
  return { columnStarts, rowsOf, valuesOf };
}
