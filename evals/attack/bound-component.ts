import { type Bound, type BoundOptions, type BoundTarget, isBroken, isExact, isKept } from './bound.ts';
import type { Component } from './components.ts';
import type { OpenProgramme, Programme, ProgrammeSolver } from './linear-solver.ts';
import type { LinearSystem } from './linear-system.ts';
import { findPossible } from './possible-table.ts';
import type { Presolved } from './presolve.ts';

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

/** Columns of a row for each target in it that is pushed in one round. */
const CROWD = 10;
/** Well above the solver's tolerance (1e-7): limits are believed only this far outside. */
const TOLERANCE = 1e-5;

/**
 * Bounds the targets of one component. Every table found possible counts for all targets at once: first many targets
 * are pushed together, each no farther than it must, then what is left alone.
 *
 * @returns false where no table is possible
 */
export function boundComponent(task: ComponentTask): boolean {
  const { component, targets, bounds, solver, options, scope } = task;
  const local = programmeOf(task);
  const { programme, columnOf } = local;
  const open = solver.open(programme);
  const record = (point: Float64Array | null): boolean => {
    if (point === null) return false;
    if (scope === 'relaxed') return true;
    const possible = findPossible(programme, point);
    for (const t of component.targets) {
      const value = possible.valueOf(columnOf.get(t)!);
      const bound = bounds[t]!;
      if (value.high > bound.high) bound.high = value.high;
      if (value.low < bound.low) bound.low = value.low;
    }
    return true;
  };
  const isSettled = (t: number) => isKept(targets[t]!, bounds[t]!) || isBroken(targets[t]!, bounds[t]!);
  const boundAlone = (t: number, isDone: () => boolean): void => {
    const cost = new Float64Array(programme.lower.length);
    for (const direction of [1, -1]) {
      if (isDone()) return;
      cost[columnOf.get(t)!] = direction;
      const point = open.maximise(cost);
      record(point);
      if (point === null || scope === 'window') continue;
      const value = point[columnOf.get(t)!]!;
      // An optimum out there is only where the search was stopped.
      if (Math.abs(value) >= local.far) continue;
      const slack = TOLERANCE * (1 + Math.abs(value));
      const bound = bounds[t]!;
      if (direction > 0) bound.most = Math.min(bound.most, Math.floor(value + slack));
      else bound.least = Math.max(bound.least, Math.ceil(value - slack));
    }
  };
  try {
    if (scope !== 'relaxed') {
      if (local.truth !== null) record(local.truth);
      else if (!record(open.maximise(new Float64Array(programme.lower.length)))) return false;
      clearTogether(task, local, open, record);
    }
    for (const t of task.alone ?? component.targets) boundAlone(t, () => isSettled(t));
    if (scope !== 'whole') return true;
    for (const t of narrowest(component.targets, targets, bounds, options.exact)) {
      boundAlone(t, () => isExact(bounds[t]!));
    }
    return true;
  } finally {
    open.close();
  }
}

interface LocalProgramme {
  readonly programme: Programme;
  /** Target → its column. */
  readonly columnOf: ReadonlyMap<number, number>;
  /** Target → the open columns it is a sum of. */
  readonly membersOf: ReadonlyMap<number, readonly number[]>;
  /** The true table, where it is known and possible. */
  readonly truth: Float64Array | null;
  /** Where columns without a limit of their own are cut off. */
  readonly far: number;
}

/**
 * Pushes targets that are not kept yet up, then down, many at once: in every round some that stand in each other's way
 * little, no farther than they must, until each was tried.
 */
function clearTogether(
  { component, targets, bounds }: ComponentTask,
  { programme, columnOf, membersOf }: LocalProgramme,
  open: OpenProgramme,
  record: (point: Float64Array | null) => boolean,
): void {
  const rowsOf = rowsByColumn(programme);
  const isPending = (t: number) => !isKept(targets[t]!, bounds[t]!) && !isBroken(targets[t]!, bounds[t]!);
  for (const isUp of [true, false]) {
    let left = component.targets.filter(isPending);
    if (left.length < 2) break;
    while (left.length > 0) {
      const cost = new Float64Array(programme.lower.length);
      const lower = programme.lower.slice();
      const upper = programme.upper.slice();
      const taken = new Map<number, number>();
      const later: number[] = [];
      for (const t of left) {
        const rows = new Set(membersOf.get(t)!.flatMap((column) => rowsOf[column]!));
        const isFull = (row: number) =>
          (taken.get(row) ?? 0) * CROWD >= programme.starts[row + 1]! - programme.starts[row]!;
        if ([...rows].some(isFull)) {
          later.push(t);
          continue;
        }
        for (const row of rows) taken.set(row, (taken.get(row) ?? 0) + 1);
        const column = columnOf.get(t)!;
        const { reach, width, floor } = targets[t]!;
        const { low, high } = bounds[t]!;
        const weight = 1 / Math.max(1, width);
        cost[column]! += isUp ? weight : -weight;
        // No farther than it must: what is left over serves others. The tables seen so far stay possible.
        if (isUp) upper[column] = Math.min(upper[column]!, Math.max(reach, low + width, high));
        else lower[column] = Math.max(lower[column]!, Math.min(floor, high - width, low));
      }
      open.setBounds(lower, upper);
      record(open.maximise(cost));
      left = later.filter(isPending);
    }
  }
  open.setBounds(programme.lower, programme.upper);
}

function rowsByColumn({ lower, starts, indices }: Programme): number[][] {
  const rowsOf = Array.from(lower, (): number[] => []);
  for (let row = 0; row + 1 < starts.length; row++) {
    for (let e = starts[row]!; e < starts[row + 1]!; e++) rowsOf[indices[e]!]!.push(row);
  }
  return rowsOf;
}

/** The targets with the least distance seen so far, some per group. */
function narrowest(
  list: readonly number[],
  targets: readonly BoundTarget[],
  bounds: readonly Bound[],
  count: number,
): number[] {
  const groups = new Map<string, number[]>();
  for (const t of list) groups.set(targets[t]!.group, [...(groups.get(targets[t]!.group) ?? []), t]);
  const width = (t: number) => bounds[t]!.high - bounds[t]!.low;
  return [...groups.values()].flatMap((group) =>
    group.sort((a, b) => width(a) - width(b) || a - b).slice(0, count),
  );
}

/** The component as a programme of its own; a target of several columns gets one that is their sum. */
function programmeOf({ system, known, component, targets, scope }: ComponentTask): LocalProgramme {
  const { columns, rows } = component;
  // Outside a window every number keeps its true value.
  const settled = (column: number): number => (scope === 'window' ? system.truth : known.lower)[column]!;
  const place = new Map(columns.map((column, k) => [column, k]));
  const lower = columns.map((column) => known.lower[column]!);
  const upper = columns.map((column) => known.upper[column]!);
  const truth = columns.map((column) => system.truth[column]!);
  const [starts, indices, values]: number[][] = [[0], [], []];
  const [rowLower, rowUpper]: number[][] = [[], []];
  for (const row of rows) {
    let fixed = 0;
    for (let e = system.starts[row]!; e < system.starts[row + 1]!; e++) {
      const at = place.get(system.indices[e]!);
      if (at === undefined) fixed += system.values[e]! * settled(system.indices[e]!);
      else {
        indices!.push(at);
        values!.push(system.values[e]!);
      }
    }
    starts!.push(indices!.length);
    rowLower!.push(system.rowLower[row]! - fixed);
    rowUpper!.push(system.rowUpper[row]! - fixed);
  }
  const columnOf = new Map<number, number>();
  const membersOf = new Map<number, readonly number[]>();
  for (const t of component.targets) {
    const { columns: sum, coefficients } = targets[t]!;
    membersOf.set(
      t,
      sum.flatMap((column) => place.get(column) ?? []),
    );
    const at = place.get(sum[0]!);
    if (sum.length === 1 && coefficients === null && at !== undefined) {
      columnOf.set(t, at);
      continue;
    }
    let [fixed, value] = [0, 0];
    for (const [i, column] of sum.entries()) {
      const coefficient = coefficients?.[i] ?? 1;
      const local = place.get(column);
      value += coefficient * (local === undefined ? settled(column) : system.truth[column]!);
      if (local === undefined) fixed += coefficient * settled(column);
      else {
        indices!.push(local);
        values!.push(coefficient);
      }
    }
    columnOf.set(t, lower.length);
    indices!.push(lower.length);
    values!.push(-1);
    starts!.push(indices!.length);
    rowLower!.push(-fixed);
    rowUpper!.push(-fixed);
    lower.push(Number.NEGATIVE_INFINITY);
    upper.push(Number.POSITIVE_INFINITY);
    truth.push(value);
  }
  // Optima must be finite: far beyond whatever must be reached is as good as anywhere.
  const needs = component.targets.map((t) => Math.max(targets[t]!.reach, targets[t]!.width, 0));
  const sizes = truth.map((value) => (Number.isNaN(value) ? 0 : Math.abs(value)));
  const far = 1000 + 10 * [...needs, ...sizes].reduce((a, b) => (Number.isFinite(b) ? Math.max(a, b) : a), 0);
  const programme: Programme = {
    lower: Float64Array.from(lower, (bound, k) =>
      bound === Number.NEGATIVE_INFINITY && k < columns.length ? -far : bound,
    ),
    upper: Float64Array.from(upper, (bound, k) =>
      bound === Number.POSITIVE_INFINITY && k < columns.length ? far : bound,
    ),
    rowLower: Float64Array.from(rowLower!),
    rowUpper: Float64Array.from(rowUpper!),
    starts: Int32Array.from(starts!),
    indices: Int32Array.from(indices!),
    values: Float64Array.from(values!),
  };
  const point = Float64Array.from(truth);
  return {
    programme,
    columnOf,
    membersOf,
    far,
    truth: findPossible(programme, point).isExact ? point : null,
  };
}
