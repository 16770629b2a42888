import type { LinearSystem } from './linear-system.ts';
import type { Presolved } from './presolve.ts';

/** How far to look around a target. */
export interface Window {
  /** Rows of up to so many open columns move wholly. */
  readonly short: number;
  /** How many columns of a longer row may move. */
  readonly share: number;
  /** Columns after which no more rows are followed. */
  readonly limit: number;
}

export interface Neighbours {
  readonly columns: readonly number[];
  /** The rows these columns stand in. */
  readonly rows: readonly number[];
  /** All open columns of these rows. */
  readonly touched: readonly number[];
}

/** Finds what lies near some columns of one component. */
export interface Neighbourhood {
  /**
   * Columns that can move together while all others keep their true value, and the rows they stand in. Rows with few
   * open columns move wholly; of others the roomiest ones do.
   */
  around(seed: readonly number[], window: Window): Neighbours;
}

/** Prepares the rows of a component, each with its open columns in order of the room they have around the truth. */
export function neighbourhood(
  system: LinearSystem,
  known: Presolved,
  rows: readonly number[],
): Neighbourhood {
  const { starts, indices, truth } = system;
  const { lower, upper } = known;
  const room = (column: number): number =>
    Math.min(upper[column]! - truth[column]!, truth[column]! - lower[column]!);
  const rowsOf = new Map<number, number[]>();
  const openOf = new Map<number, readonly number[]>();
  for (const row of rows) {
    const open: number[] = [];
    for (let e = starts[row]!; e < starts[row + 1]!; e++) {
      const column = indices[e]!;
      if (lower[column] === upper[column]) continue;
      open.push(column);
      const list = rowsOf.get(column);
      if (list) list.push(row);
      else rowsOf.set(column, [row]);
    }
    open.sort((a, b) => room(b) - room(a) || a - b);
    openOf.set(row, open);
  }
  return {
    around(seed, { short, share, limit }) {
      const columns = new Set<number>();
      const found = new Set<number>();
      const free = (column: number): void => {
        if (columns.has(column)) return;
        columns.add(column);
        for (const row of rowsOf.get(column) ?? []) found.add(row);
      };
      for (const column of seed) free(column);
      // The set grows while it is walked.
      for (const row of found) {
        if (columns.size >= limit) break;
        const open = openOf.get(row)!;
        let missing = open.length <= short ? open.length : share;
        for (const column of open) if (columns.has(column)) missing -= 1;
        for (const column of open) {
          if (missing <= 0) break;
          if (columns.has(column)) continue;
          free(column);
          missing -= 1;
        }
      }
      const sorted = (list: Iterable<number>) => [...list].sort((a, b) => a - b);
      const touched = new Set([...found].flatMap((row) => openOf.get(row)!));
      return { columns: sorted(columns), rows: sorted(found), touched: sorted(touched) };
    },
  };
}
