import type { LinearSystem } from './linear-system.ts';
import type { Presolved } from './presolve.ts';

/** Open columns that rows or targets tie together, and the rows among them. */
export interface Component {
  readonly columns: readonly number[];
  readonly rows: readonly number[];
  /** Targets by number. */
  readonly targets: readonly number[];
}

/**
 * Splits what is open into parts that know nothing of each other. A target's columns are kept together, so that each
 * target lies in one component; components without targets are left out.
 *
 * @param targets open columns of each target; those without any are in no component
 */
export function componentsOf(
  system: LinearSystem,
  { lower, upper, rows }: Presolved,
  targets: readonly (readonly number[])[],
): Component[] {
  const tree = Int32Array.from(lower, (_, column) => column);
  const root = (column: number): number => {
    let top = column;
    while (tree[top] !== top) top = tree[top]!;
    for (let at = column; at !== top; ) [at, tree[at]] = [tree[at]!, top];
    return top;
  };
  const join = (columns: Iterable<number>): void => {
    let first = -1;
    for (const column of columns) {
      if (lower[column] === upper[column]) continue;
      if (first < 0) first = root(column);
      else tree[root(column)] = first;
    }
  };
  const { starts, indices } = system;
  for (const row of rows) join(indices.slice(starts[row]!, starts[row + 1]!));
  for (const columns of targets) join(columns);
  const found = new Map<number, { columns: number[]; rows: number[]; targets: number[] }>();
  targets.forEach((columns, t) => {
    if (columns.length === 0) return;
    const top = root(columns[0]!);
    const component = found.get(top);
    if (component) component.targets.push(t);
    else found.set(top, { columns: [], rows: [], targets: [t] });
  });
  for (let column = 0; column < lower.length; column++) {
    if (lower[column] !== upper[column]) found.get(root(column))?.columns.push(column);
  }
  for (const row of rows) {
    for (let e = starts[row]!; e < starts[row + 1]!; e++) {
      const column = indices[e]!;
      if (lower[column] === upper[column]) continue;
      found.get(root(column))?.rows.push(row);
      break;
    }
  }
  return [...found.values()];
}
