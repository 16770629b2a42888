import { type Bound, type BoundOptions, type BoundTarget, isKept } from './bound.ts';
import { boundComponent, type ComponentTask } from './bound-component.ts';
import { type Component, componentsOf } from './components.ts';
import type { ProgrammeSolver } from './linear-solver.ts';
import type { LinearSystem } from './linear-system.ts';
import { neighbourhood } from './near-columns.ts';
import { presolve } from './presolve.ts';

/** Columns from which a component is first tried near the true table. */
const LARGE = 1000;
/** How many columns of a long row may move, and in all, step by step. */
const WINDOWS = [
  { share: 3, limit: 300 },
  { share: 6, limit: 2000 },
] as const;

/**
 * What can be inferred about each target.
 *
 * @returns null where the system contradicts itself
 */
export function boundTargets(
  system: LinearSystem,
  targets: readonly BoundTarget[],
  solver: ProgrammeSolver,
  options: BoundOptions,
): Bound[] | null {
  const known = presolve(system);
  if (!known.isFeasible) return null;
  const { lower, upper } = known;
  const open = targets.map(({ columns }) => columns.filter((column) => lower[column] !== upper[column]));
  const bounds = targets.map(({ columns, coefficients }, t): Bound => {
    if (open[t]!.length > 0)
      return { low: Number.POSITIVE_INFINITY, high: Number.NEGATIVE_INFINITY, isExact: false };
    const value = columns.reduce((sum, column, i) => sum + (coefficients?.[i] ?? 1) * lower[column]!, 0);
    return { low: value, high: value, isExact: true };
  });
  let isFeasible = true;
  for (const component of componentsOf(system, known, open)) {
    const task = { system, known, targets, bounds, solver, options };
    if (component.columns.length > LARGE) boundNearby(task, component, open);
    isFeasible &&= boundComponent({ ...task, component, isWhole: true });
  }
  return isFeasible ? bounds : null;
}

/**
 * Looks for possible tables near the true one: only columns near a target move, in growing windows. Most targets of a
 * large component keep what they must already so, at a small part of the cost, several in each window.
 */
function boundNearby(
  task: Omit<ComponentTask, 'component' | 'isWhole'>,
  component: Component,
  open: readonly (readonly number[])[],
): void {
  const { system, known, targets, bounds } = task;
  if (component.columns.some((column) => Number.isNaN(system.truth[column]!))) return;
  const near = neighbourhood(system, known, component.rows);
  const targetsOf = new Map<number, number[]>();
  for (const t of component.targets) {
    for (const column of open[t]!) {
      const list = targetsOf.get(column);
      if (list) list.push(t);
      else targetsOf.set(column, [t]);
    }
  }
  for (const { share, limit } of WINDOWS) {
    for (const seed of component.targets) {
      if (isKept(targets[seed]!, bounds[seed]!)) continue;
      const window = near.around(open[seed]!, share, limit);
      const inside = new Set(window.columns);
      const touched = new Set(window.columns.flatMap((column) => targetsOf.get(column) ?? []));
      const held = [...touched].filter(
        (t) => !isKept(targets[t]!, bounds[t]!) && open[t]!.every((column) => inside.has(column)),
      );
      boundComponent({
        ...task,
        component: { ...window, targets: held.sort((a, b) => a - b) },
        isWhole: false,
        alone: [seed],
      });
    }
  }
}
