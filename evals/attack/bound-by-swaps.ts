import { isBroken, isKept } from './bound.ts';
import type { ComponentTask } from './bound-component.ts';
import type { Component } from './components.ts';
import type { LinearSystem } from './linear-system.ts';
import type { Presolved } from './presolve.ts';
import { swapSearch } from './swap-search.ts';

/** How many columns of a sum are tried as the first to move. */
const STARTS = 4;
/** How often all targets that are left are tried. */
const PASSES = 4;

/** Moves each target of the true table as far as it must be able to go, counting every table found for all targets. */
export function boundBySwaps(
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
  // Target → its value in the table that moves start from.
  const values = new Map(component.targets.map((t) => [t, trueValue(t)]));
  const record = (t: number, value: number): void => {
    const bound = bounds[t]!;
    bound.low = Math.min(bound.low, value);
    bound.high = Math.max(bound.high, value);
  };
  for (const [t, value] of values) record(t, value);
  for (let pass = 0; pass < PASSES; pass++) {
    for (const t of component.targets) {
      const target = targets[t]!;
      for (const isUp of [true, false]) {
        if (isKept(target, bounds[t]!) || isBroken(target, bounds[t]!)) break;
        const value = values.get(t)!;
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
            let now = values.get(other)!;
            for (const one of open[other]!) now += (moved.get(one) ?? 0) * coefficientOf(other, one);
            record(other, now);
            // After the first pass each table found is where the next search starts: there, others have room.
            if (pass > 0) values.set(other, now);
          }
          if (pass > 0) search.adopt(moved);
          break;
        }
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
