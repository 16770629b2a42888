import type { Component } from './components.ts';
import type { LinearSystem } from './linear-system.ts';
import type { Presolved } from './presolve.ts';

/** Finds other possible tables by moving one number of a possible table and mending row after row. */
export interface SwapSearch {
  /** What a column is in the table that moves start from; the true one to begin with. */
  valueOf(column: number): number;
  /** Starts from the table that a move led to. */
  adopt(moved: ReadonlyMap<number, number>): void;
  /**
   * Moves a column by an amount; `fixed` columns keep their value.
   *
   * @returns the change of each column that moves, in whole numbers and checked; null where none was found
   */
  move(column: number, amount: number, fixed: ReadonlySet<number>): ReadonlyMap<number, number> | null;
}

/** Columns that may move before a search is given up. */
const STEPS = 80;
/** Columns of a long row that are looked at, the roomiest first. */
const CHOICES = 48;

/**
 * Prepares the search in one component whose true table is possible. A row that a move breaks is mended by the column
 * that mends most broken rows and breaks fewest others; there is no going back, so that it is quick and finds only
 * what is easy to find.
 */
export function swapSearch(system: LinearSystem, known: Presolved, component: Component): SwapSearch {
  const { starts, indices, values, rowLower, rowUpper, truth } = system;
  const { lower, upper } = known;
  const base = Float64Array.from(truth);
  const room = (column: number): number =>
    Math.min(upper[column]! - truth[column]!, truth[column]! - lower[column]!);
  const entriesOf = new Map<number, { row: number; value: number }[]>();
  const openOf = new Map<number, { column: number; value: number }[]>();
  const activity = new Map<number, number>();
  for (const row of component.rows) {
    const open: { column: number; value: number }[] = [];
    let sum = 0;
    for (let e = starts[row]!; e < starts[row + 1]!; e++) {
      const [column, value] = [indices[e]!, values[e]!];
      sum += value * (lower[column] === upper[column] ? lower[column]! : truth[column]!);
      if (lower[column] === upper[column]) continue;
      open.push({ column, value });
      const entries = entriesOf.get(column);
      if (entries) entries.push({ row, value });
      else entriesOf.set(column, [{ row, value }]);
    }
    open.sort((a, b) => room(b.column) - room(a.column) || a.column - b.column);
    openOf.set(row, open);
    activity.set(row, sum);
  }
  const none: { row: number; value: number }[] = [];
  /** By how much a row's sum must grow (or shrink) to hold again. */
  const lack = (row: number, sum: number): number =>
    sum < rowLower[row]! ? rowLower[row]! - sum : sum > rowUpper[row]! ? rowUpper[row]! - sum : 0;

  return {
    valueOf: (column) => base[column]!,
    adopt(moved) {
      for (const [column, by] of moved) {
        base[column]! += by;
        for (const { row, value } of entriesOf.get(column) ?? none) {
          activity.set(row, activity.get(row)! + value * by);
        }
      }
    },
    move(start, amount, fixed) {
      const moved = new Map<number, number>();
      const sums = new Map<number, number>();
      const broken = new Set<number>();
      const sumOf = (row: number): number => sums.get(row) ?? activity.get(row)!;
      const fits = (column: number, by: number): boolean => {
        const value = base[column]! + by;
        return value >= lower[column]! && value <= upper[column]!;
      };
      const apply = (column: number, by: number): void => {
        moved.set(column, by);
        for (const { row, value } of entriesOf.get(column) ?? none) {
          const sum = sumOf(row) + value * by;
          sums.set(row, sum);
          if (lack(row, sum) === 0) broken.delete(row);
          else broken.add(row);
        }
      };
      const gain = (column: number, by: number): number => {
        let score = 0;
        for (const { row, value } of entriesOf.get(column) ?? none) {
          const before = broken.has(row);
          const after = lack(row, sumOf(row) + value * by) !== 0;
          if (before && !after) score += 1;
          else if (after && !before) score -= 1;
        }
        return score;
      };
      if (!fits(start, amount)) return null;
      apply(start, amount);
      while (broken.size > 0) {
        if (moved.size > STEPS) return null;
        let row = -1;
        for (const one of broken) {
          if (row < 0 || openOf.get(one)!.length < openOf.get(row)!.length) row = one;
        }
        const need = lack(row, sumOf(row));
        let [best, bestBy, bestGain, seen] = [-1, 0, Number.NEGATIVE_INFINITY, 0];
        for (const { column, value } of openOf.get(row)!) {
          if (moved.has(column) || fixed.has(column)) continue;
          const whole = Math.sign(need / value) * Math.ceil(Math.abs(need / value));
          // A column with too little room mends a part; the rest is left to others.
          const by = Math.max(
            lower[column]! - base[column]!,
            Math.min(upper[column]! - base[column]!, whole),
          );
          if (by === 0) continue;
          const score = gain(column, by) + Math.abs(by / whole);
          if (score > bestGain) [best, bestBy, bestGain] = [column, by, score];
          seen += 1;
          if (seen >= CHOICES) break;
        }
        if (best < 0) return null;
        apply(best, bestBy);
      }
      return moved;
    },
  };
}
