import { type Bound, type BoundOptions, type BoundTarget, isBroken, isKept } from './bound.ts';
import { boundBySwaps } from './bound-by-swaps.ts';
import { boundComponent, type ComponentTask } from './bound-component.ts';
import { type Component, componentsOf } from './components.ts';
import type { ProgrammeSolver } from './linear-solver.ts';
import type { LinearSystem } from './linear-system.ts';
import { neighbourhood, type Window } from './near-columns.ts';
import { presolve } from './presolve.ts';

/** Columns from which a component is first tried near the true table. */
const LARGE = 1000;
/** How far around a target is looked for tables in which many targets move. */
const WIDE: Window = { short: 16, share: 4, limit: 1500 };
/** How far around a target that is still undecided, alone, step by step. */
const NARROW: readonly Window[] = [
  { short: 16, share: 3, limit: 200 },
  { short: 30, share: 6, limit: 2000 },
];
/** How many targets are tried alone in a whole large component; what is left undecided is not kept. */
const WHOLE = 10;
/** Numbers that are given away for certain, after which large components are not searched for more. */
const ENOUGH = 200;

export interface Bounds {
  readonly bounds: readonly Bound[];
  /** True where the search stopped early, because enough was given away for certain. */
  readonly isCutShort: boolean;
}

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
): Bounds | null {
  const known = presolve(system);
  if (!known.isFeasible) return null;
  const { lower, upper } = known;
  const open = targets.map(({ columns }) => columns.filter((column) => lower[column] !== upper[column]));
  const bounds = targets.map(({ columns, coefficients }): Bound => {
    let [least, most] = [0, 0];
    for (const [i, column] of columns.entries()) {
      const coefficient = coefficients?.[i] ?? 1;
      const ends = [coefficient * lower[column]!, coefficient * upper[column]!];
      least += Math.min(...ends);
      most += Math.max(...ends);
    }
    const isFixed = least === most;
    return {
      low: isFixed ? least : Number.POSITIVE_INFINITY,
      high: isFixed ? most : Number.NEGATIVE_INFINITY,
      least,
      most,
    };
  });
  const shared = { system, known, targets, bounds, solver, options };
  let isFeasible = true;
  let isCutShort = false;
  for (const component of componentsOf(system, known, open)) {
    if (component.columns.length <= LARGE) {
      isFeasible &&= boundComponent({ ...shared, component, scope: 'whole' });
      continue;
    }
    const count = () => targets.reduce((sum, target, t) => sum + Number(isBroken(target, bounds[t]!)), 0);
    if (!boundNearby(shared, component, open, () => count() > ENOUGH)) {
      isCutShort = true;
      continue;
    }
    const undecided = component.targets.filter(
      (t) => !isKept(targets[t]!, bounds[t]!) && !isBroken(targets[t]!, bounds[t]!),
    );
    if (undecided.length === 0) continue;
    isFeasible &&= boundComponent({
      ...shared,
      options: { exact: 0 },
      component: { ...component, targets: undecided },
      scope: 'whole',
      alone: undecided.slice(0, WHOLE),
    });
  }
  return isFeasible ? { bounds, isCutShort } : null;
}

/**
 * Decides targets of a large component near the true table, in growing windows: columns near a target move and others
 * keep their true value, which proves that it keeps what it must, for several targets at once; or the rows near it are
 * taken alone, which proves that it does not. Few are left for the whole component.
 *
 * @returns false where it stopped early
 */
function boundNearby(
  task: Omit<ComponentTask, 'component' | 'scope'>,
  component: Component,
  open: readonly (readonly number[])[],
  isEnough: () => boolean,
): boolean {
  const { system, known, targets, bounds } = task;
  if (component.columns.some((column) => Number.isNaN(system.truth[column]!))) return true;
  const near = neighbourhood(system, known, component.rows);
  const targetsOf = new Map<number, number[]>();
  for (const t of component.targets) {
    for (const column of open[t]!) {
      const list = targetsOf.get(column);
      if (list) list.push(t);
      else targetsOf.set(column, [t]);
    }
  }
  const isSettled = (t: number) => isKept(targets[t]!, bounds[t]!) || isBroken(targets[t]!, bounds[t]!);
  if (isEnough()) return false;
  boundBySwaps(task, component, open, targetsOf);
  const tried = new Set<number>();
  for (const seed of component.targets) {
    if (isSettled(seed) || tried.has(seed)) continue;
    const { columns, rows } = near.around(open[seed]!, WIDE);
    const inside = new Set(columns);
    const around = new Set(columns.flatMap((column) => targetsOf.get(column) ?? []));
    const held = [...around].filter(
      (t) => !isSettled(t) && !tried.has(t) && open[t]!.every((column) => inside.has(column)),
    );
    held.sort((a, b) => a - b);
    for (const t of held) tried.add(t);
    boundComponent({ ...task, component: { columns, rows, targets: held }, scope: 'window', alone: [] });
  }
  for (const size of NARROW) {
    for (const seed of component.targets) {
      if (isSettled(seed)) continue;
      if (isEnough()) return false;
      const { columns, rows, touched } = near.around(open[seed]!, size);
      const targetsAlone = [seed];
      boundComponent({
        ...task,
        component: { columns: touched, rows, targets: targetsAlone },
        scope: 'relaxed',
      });
      if (isSettled(seed)) continue;
      boundComponent({ ...task, component: { columns, rows, targets: targetsAlone }, scope: 'window' });
    }
  }
  return true;
}
