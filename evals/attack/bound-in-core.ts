import { isDecided, isKept } from './bound.ts';
import { boundAlone } from './bound-alone.ts';
import type { ComponentTask } from './component-task.ts';
import type { Component } from './components.ts';
import type { LinearSystem } from './linear-system.ts';
import { localProgramme } from './local-programme.ts';
import type { Presolved } from './presolve.ts';
import { pushTogether } from './push-together.ts';
import { recorder } from './recorder.ts';

/**
 * Bounds targets of a large component in its core, the columns that stand in equations, while all others keep their
 * true value: most rows tell only that there are no more people here than there, and go with the columns of people.
 * What is found is possible, but not all that is.
 *
 * @param list targets that are also pushed alone; the others only together, and not in a core of more than `large`
 *   columns
 */
export function boundInCore(task: ComponentTask, list: readonly number[], large: number): void {
  const { system, known, component, targets, bounds, solver } = task;
  const core = coreOf(system, known, component);
  const inside = new Set(core.columns);
  const isInside = (t: number) =>
    targets[t]!.columns.every((column) => inside.has(column) || known.lower[column] === known.upper[column]);
  const held = (core.columns.length > large ? list : component.targets).filter(isInside);
  const pending = () => held.filter((t) => !isDecided(targets[t]!, bounds[t]!));
  if (pending().length === 0) return;
  const outside = Float64Array.from(known.lower);
  for (const column of component.columns) outside[column] = system.truth[column]!;
  const local = localProgramme(system, known, { ...core, targets: held }, targets, outside);
  const open = solver.open(local.programme);
  try {
    const record = recorder(local, held, bounds);
    pushTogether({ local, list: pending(), targets, bounds, open, record });
    const wanted = new Set(list);
    for (const t of pending()) {
      if (!wanted.has(t)) continue;
      // Limits within the core are no limits of the whole.
      const bound = { ...bounds[t]! };
      boundAlone({ local, open, record, t, bound, isDone: () => isKept(targets[t]!, bounds[t]!) });
    }
  } finally {
    open.close();
  }
}

/** The columns of a component that stand in equations, and the rows they stand in. */
function coreOf(
  { starts, indices, rowLower, rowUpper }: LinearSystem,
  { lower, upper }: Presolved,
  { rows }: Component,
): Omit<Component, 'targets'> {
  const columns = new Set<number>();
  for (const row of rows) {
    if (rowLower[row] !== rowUpper[row]) continue;
    for (let e = starts[row]!; e < starts[row + 1]!; e++) {
      if (lower[indices[e]!] !== upper[indices[e]!]) columns.add(indices[e]!);
    }
  }
  const touching = rows.filter((row) => {
    for (let e = starts[row]!; e < starts[row + 1]!; e++) if (columns.has(indices[e]!)) return true;
    return false;
  });
  return { columns: [...columns].sort((a, b) => a - b), rows: touching };
}
