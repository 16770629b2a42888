import { type Bound, type BoundOptions, type BoundTarget, isBroken, isExact, isKept } from './bound.ts';
import type { Component } from './components.ts';
import type { ProgrammeSolver } from './linear-solver.ts';
import type { LinearSystem } from './linear-system.ts';
import { localProgramme } from './local-programme.ts';
import { findPossible, TOLERANCE } from './possible-table.ts';
import type { Presolved } from './presolve.ts';
import { pushTogether } from './push-together.ts';

export interface ComponentTask {
  readonly system: LinearSystem;
  readonly known: Presolved;
  readonly component: Component;
  readonly targets: readonly BoundTarget[];
  /** Filled for the component's targets. */
  readonly bounds: Bound[];
  readonly solver: ProgrammeSolver;
  readonly options: BoundOptions;
  /**
   * - `whole`: all columns and rows: ends are exact.
   * - `window`: only some columns move, others keep their true value: what is found is possible, but not all that is.
   * - `relaxed`: only some rows are kept: what is found are limits, not all of them possible.
   */
  readonly scope: 'whole' | 'window' | 'relaxed';
  /** Targets that are also tried alone; default: all. */
  readonly alone?: readonly number[];
}

/**
 * Bounds the targets of one component. Every table found possible counts for all targets at once: first many targets
 * are pushed together, each no farther than it must, then what is left alone.
 *
 * @returns false where no table is possible
 */
export function boundComponent(task: ComponentTask): boolean {
  const { system, known, component, targets, bounds, solver, options, scope } = task;
  const outside = scope === 'window' ? system.truth : known.lower;
  const local = localProgramme(system, known, component, targets, outside);
  const { programme, sums } = local;
  const open = solver.open(programme);
  const record = (point: Float64Array | null): boolean => {
    if (point === null) return false;
    if (scope === 'relaxed') return true;
    const possible = findPossible(programme, point);
    for (const t of component.targets) {
      const value = possible.valueOf(sums.get(t)!);
      const bound = bounds[t]!;
      if (value.high > bound.high) bound.high = value.high;
      if (value.low < bound.low) bound.low = value.low;
    }
    return true;
  };
  const boundAlone = (t: number, isDone: (bound: Bound) => boolean): void => {
    const { columns, coefficients, constant } = sums.get(t)!;
    const bound = bounds[t]!;
    for (const direction of [1, -1]) {
      if (isDone(bound)) return;
      const cost = new Float64Array(programme.lower.length);
      for (const [i, column] of columns.entries()) cost[column] = direction * coefficients[i]!;
      const point = open.maximise(cost);
      record(point);
      if (point === null || scope === 'window') continue;
      const value = columns.reduce((sum, column, i) => sum + coefficients[i]! * point[column]!, constant);
      // An optimum out there is only where the search was stopped.
      if (columns.some((column) => Math.abs(point[column]!) >= local.far)) continue;
      const slack = TOLERANCE * (columns.length + Math.abs(value));
      if (direction > 0) bound.most = Math.min(bound.most, Math.floor(value + slack));
      else bound.least = Math.max(bound.least, Math.ceil(value - slack));
    }
  };
  try {
    if (scope !== 'relaxed') {
      if (local.truth !== null) record(local.truth);
      else if (!record(open.maximise(new Float64Array(programme.lower.length)))) return false;
      pushTogether({ local, list: component.targets, targets, bounds, open, record });
    }
    for (const t of task.alone ?? component.targets) {
      boundAlone(t, (bound) => isKept(targets[t]!, bound) || isBroken(targets[t]!, bound));
    }
    if (scope !== 'whole') return true;
    for (const t of narrowest(component.targets, targets, bounds, options.exact)) boundAlone(t, isExact);
    return true;
  } finally {
    open.close();
  }
}

/** The targets with the least distance seen so far, some per group. */
function narrowest(
  list: readonly number[],
  targets: readonly BoundTarget[],
  bounds: readonly Bound[],
  count: number,
): number[] {
  const groups = Map.groupBy(list, (t) => targets[t]!.group);
  const width = (t: number): number => {
    const { low, high, least, most } = bounds[t]!;
    return high >= low ? high - low : most - least;
  };
  return [...groups.values()].flatMap((group) =>
    group.sort((a, b) => width(a) - width(b) || a - b).slice(0, count),
  );
}
