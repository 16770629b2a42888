import { type Bound, type BoundOptions, type BoundTarget, isBroken, isKept } from './bound.ts';
import { boundComponent, type ComponentTask } from './bound-component.ts';
import { type Component, componentsOf } from './components.ts';
import type { ProgrammeSolver } from './linear-solver.ts';
import type { LinearSystem } from './linear-system.ts';
import { neighbourhood, type Window } from './near-columns.ts';
import { type Presolved, presolve } from './presolve.ts';
import { swapSearch } from './swap-search.ts';

/** Columns from which a component is first tried near the true table. */
const LARGE = 1000;
/** How far around a target is looked for tables in which many targets move. */
const WIDE: Window = { short: 16, share: 4, limit: 1500 };
/** How far around a target that is still undecided, alone, step by step. */
const NARROW: readonly Window[] = [
  { short: 16, share: 3, limit: 200 },
  { short: 30, share: 6, limit: 2000 },
];
/** How many columns of a sum are tried as the first to move. */
const STARTS = 4;
/** How many targets are tried alone in a whole large component; what is left undecided counts as broken. */
const WHOLE = 10;

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
  for (const component of componentsOf(system, known, open)) {
    if (component.columns.length <= LARGE) {
      isFeasible &&= boundComponent({ ...shared, component, scope: 'whole' });
      continue;
    }
    boundNearby(shared, component, open);
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
  return isFeasible ? bounds : null;
}

/**
 * Decides targets of a large component near the true table, in growing windows: columns near a target move and others
 * keep their true value, which proves that it keeps what it must, for several targets at once; or the rows near it are
 * taken alone, which proves that it does not. Few are left for the whole component.
 */
function boundNearby(
  task: Omit<ComponentTask, 'component' | 'scope'>,
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
  const isSettled = (t: number) => isKept(targets[t]!, bounds[t]!) || isBroken(targets[t]!, bounds[t]!);
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
}

/** Moves each target of the true table as far as it must be able to go, counting every table found for all targets. */
function boundBySwaps(
  { system, known, targets, bounds }: Omit<ComponentTask, 'component' | 'scope'>,
  component: Component,
  open: readonly (readonly number[])[],
  targetsOf: ReadonlyMap<number, readonly number[]>,
): void {
  const { truth } = system;
  if (!isPossible(system, known, component)) return;
  const search = swapSearch(system, known, component);
  const coefficientOf = (t: number, column: number): number =>
    targets[t]!.coefficients?.[targets[t]!.columns.indexOf(column)] ?? 1;
  const trueValue = (t: number): number =>
    targets[t]!.columns.reduce(
      (sum, column, i) =>
        sum +
        (targets[t]!.coefficients?.[i] ?? 1) *
          (known.lower[column] === known.upper[column] ? known.lower[column]! : truth[column]!),
      0,
    );
  const truths = new Map(component.targets.map((t) => [t, trueValue(t)]));
  const record = (t: number, value: number): void => {
    const bound = bounds[t]!;
    bound.low = Math.min(bound.low, value);
    bound.high = Math.max(bound.high, value);
  };
  for (const [t, value] of truths) record(t, value);
  for (const t of component.targets) {
    const target = targets[t]!;
    const value = truths.get(t)!;
    for (const isUp of [true, false]) {
      if (isKept(target, bounds[t]!) || isBroken(target, bounds[t]!)) break;
      const { low, high } = bounds[t]!;
      const aim = isUp
        ? Math.max(target.reach, low + target.width)
        : Math.min(target.floor, high - target.width);
      if (isUp ? aim <= value : aim >= value) continue;
      const fixed = new Set(open[t]!);
      for (const column of open[t]!.slice(0, STARTS)) {
        fixed.delete(column);
        const moved = search.move(column, (aim - value) / coefficientOf(t, column), fixed);
        fixed.add(column);
        if (moved === null) continue;
        const touched = new Set([...moved.keys()].flatMap((one) => targetsOf.get(one) ?? []));
        for (const other of touched) {
          let now = truths.get(other)!;
          for (const one of open[other]!) now += (moved.get(one) ?? 0) * coefficientOf(other, one);
          record(other, now);
        }
        break;
      }
    }
  }
}

/** Whether the true table agrees with all that is known in a component. */
function isPossible(system: LinearSystem, known: Presolved, { columns, rows }: Component): boolean {
  const { starts, indices, values, rowLower, rowUpper, truth } = system;
  const at = (column: number) =>
    known.lower[column] === known.upper[column] ? known.lower[column]! : truth[column]!;
  return (
    columns.every((column) => at(column) >= known.lower[column]! && at(column) <= known.upper[column]!) &&
    rows.every((row) => {
      let sum = 0;
      for (let e = starts[row]!; e < starts[row + 1]!; e++) sum += values[e]! * at(indices[e]!);
      return sum >= rowLower[row]! && sum <= rowUpper[row]!;
    })
  );
}
