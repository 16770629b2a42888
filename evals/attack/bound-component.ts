import { type Bound, type BoundTarget, isDecided, isFixed, isOpen } from './bound.ts';
import { boundAlone } from './bound-alone.ts';
import { boundBySwaps } from './bound-by-swaps.ts';
import { boundInCore } from './bound-in-core.ts';
import type { Component } from './components.ts';
import type { ProgrammeSolver } from './linear-solver.ts';
import type { LinearSystem } from './linear-system.ts';
import { type LocalProgramme, localProgramme } from './local-programme.ts';
import { findPossible } from './possible-table.ts';
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
}

export interface ComponentResult {
  /** False where no table is possible. */
  readonly isFeasible: boolean;
  /** Whether the true table is known and not possible: then what is shown is not the truth. */
  readonly isTruthRefuted: boolean;
}

/** Columns up to which every target is searched for with all means. */
const LARGE = 4000;
/** How many targets of a component are tried alone in the whole of it. */
const ALONE = 400;
/** The same where the true table is not possible: what is shown is not the truth, and is a violation already. */
const ALONE_REFUTED = 20;

/**
 * Bounds the targets of one component. Every table found possible counts for all targets at once: first those that few
 * moves lead to from the true table, then optima that push many targets together, then what is left alone.
 */
export function boundComponent(task: ComponentTask): ComponentResult {
  const { system, known, component, targets, bounds, solver } = task;
  const local = localProgramme(system, known, component, targets);
  const isTruthRefuted =
    local.truth === null && component.columns.every((c) => !Number.isNaN(system.truth[c]!));
  const search = (table: Float64Array | null): void => {
    if (table !== null) boundBySwaps(local, table, component.targets, targets, bounds);
  };
  search(local.truth);
  const isDemanding = (t: number) => targets[t]!.isMeasuredOnly !== true || component.columns.length <= LARGE;
  const isSettled = (t: number) =>
    isDecided(targets[t]!, bounds[t]!) || (!isDemanding(t) && (isOpen(bounds[t]!) || isFixed(bounds[t]!)));
  const pending = () => component.targets.filter((t) => !isSettled(t));
  if (local.truth !== null && pending().length === 0) return { isFeasible: true, isTruthRefuted };
  if (local.truth !== null && component.columns.length > LARGE) boundInCore(task, pending());

  const open = solver.open(local.programme);
  const record = recorder(local, component.targets, bounds);
  try {
    if (local.truth === null) {
      const point = open.maximise(new Float64Array(component.columns.length));
      if (point === null && open.isRefuted()) return { isFeasible: false, isTruthRefuted };
      record(point);
      if (point !== null) search(wholeNumbers(local, point));
    }
    const list = pending();
    pushTogether({ local, list: list.filter(isDemanding), targets, bounds, open, record });
    for (const t of list.slice(0, isTruthRefuted ? ALONE_REFUTED : ALONE)) {
      boundAlone({ local, open, record, t, bound: bounds[t]!, isDone: () => isSettled(t) });
    }
    return { isFeasible: true, isTruthRefuted };
  } finally {
    open.close();
  }
}

/** Counts a solution for all targets, so far as it is proven possible. */
export function recorder(local: LocalProgramme, list: readonly number[], bounds: readonly Bound[]) {
  return (point: Float64Array | null): void => {
    if (point === null) return;
    const possible = findPossible(local.programme, point);
    for (const t of list) {
      const value = possible.valueOf(local.sums.get(t)!);
      const bound = bounds[t]!;
      if (value.high > bound.high) bound.high = value.high;
      if (value.low < bound.low) bound.low = value.low;
    }
  };
}

/** A solution as a table of whole numbers, where it is one. */
function wholeNumbers({ programme }: LocalProgramme, point: Float64Array): Float64Array | null {
  const rounded = point.map(Math.round);
  return findPossible(programme, rounded).isExact && rounded.every((v, k) => Math.abs(v - point[k]!) < 0.01)
    ? rounded
    : null;
}
