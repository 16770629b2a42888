import { type Bound, type BoundOptions, type BoundTarget, isExact } from './bound.ts';
import { boundAlone } from './bound-alone.ts';
import { boundComponent } from './bound-component.ts';
import type { ComponentTask } from './component-task.ts';
import { type Component, componentsOf } from './components.ts';
import type { ProgrammeSolver } from './linear-solver.ts';
import type { LinearSystem } from './linear-system.ts';
import { localProgramme } from './local-programme.ts';
import { type Presolved, presolve } from './presolve.ts';
import { recorder } from './recorder.ts';

/** Columns up to which exact ends are found for the narrowest targets of a component. */
const SMALL = 1000;

export interface Bounds {
  readonly bounds: readonly Bound[];
  /** Targets by number in whose component the true table is not possible: what is shown is not the truth. */
  readonly refuted: ReadonlySet<number>;
  /** Targets in components that were not searched to the end, because so much is given away for certain. */
  readonly cutShort: ReadonlySet<number>;
}

/**
 * What can be inferred about each target.
 *
 * @param known what was inferred of the system before
 * @returns null where the system contradicts itself
 */
export function boundTargets(
  system: LinearSystem,
  targets: readonly BoundTarget[],
  solver: ProgrammeSolver,
  options: BoundOptions,
  known: Presolved = presolve(system),
): Bounds | null {
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
  const shared = { system, known, targets, bounds, solver };
  const components = componentsOf(system, known, open);
  const [refuted, cutShort] = [new Set<number>(), new Set<number>()];
  for (const component of components) {
    const { isFeasible, isTruthRefuted, isCutShort } = boundComponent({ ...shared, component });
    if (!isFeasible) return null;
    for (const t of component.targets) {
      if (isTruthRefuted) refuted.add(t);
      if (isCutShort) cutShort.add(t);
    }
  }
  findEnds(shared, components, options.exact);
  return { bounds, refuted, cutShort };
}

/** Finds the exact ends of the targets with the least distance seen so far, some per group. */
function findEnds(
  task: Omit<ComponentTask, 'component'>,
  components: readonly Component[],
  count: number,
): void {
  const { system, known, targets, bounds, solver } = task;
  const within = new Map<number, Component>();
  for (const component of components) {
    if (component.columns.length <= SMALL) for (const t of component.targets) within.set(t, component);
  }
  const width = (t: number): number => {
    const { low, high, least, most } = bounds[t]!;
    return high >= low ? high - low : most - least;
  };
  const groups = Map.groupBy(within.keys(), (t) => targets[t]!.group);
  const wanted = [...groups.values()].flatMap((group) =>
    group.sort((a, b) => width(a) - width(b) || a - b).slice(0, count),
  );
  for (const [component, list] of Map.groupBy(wanted, (t) => within.get(t)!)) {
    const local = localProgramme(system, known, component, targets);
    const record = recorder(local, component.targets, bounds);
    const programme = solver.open(local.programme);
    try {
      for (const t of list) {
        boundAlone({
          local,
          open: programme,
          record,
          t,
          bound: bounds[t]!,
          isDone: () => isExact(bounds[t]!),
        });
      }
    } finally {
      programme.close();
    }
  }
}
