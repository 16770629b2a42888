import { type Bound, type BoundTarget, isDecided, isOpen } from './bound.ts';
import type { LocalProgramme } from './local-programme.ts';
import { swapSearch } from './swap-search.ts';

/** How often all targets that are left are tried: a try takes some microseconds, an optimum some milliseconds and more. */
const PASSES = 60;
/** The same for those that are not wanted with all means. */
const PASSES_MEASURED = 20;

/**
 * Moves each target of a possible table of whole numbers as far as it must be able to go, counting every table found
 * for all targets.
 *
 * @param isWanted whether a target must be searched for with all means, by what is known of it so far
 */
export function boundBySwaps(
  { programme, sums }: LocalProgramme,
  table: Float64Array,
  list: readonly number[],
  targets: readonly BoundTarget[],
  bounds: readonly Bound[],
  isWanted: (t: number) => boolean,
): void {
  const search = swapSearch(programme, table);
  const targetsOf = new Map<number, { t: number; coefficient: number }[]>();
  // Target → its value in the table that moves start from, and in the one found last.
  const values = new Map<number, number>();
  const record = (t: number, value: number): void => {
    const bound = bounds[t]!;
    if (value < bound.low) bound.low = value;
    if (value > bound.high) bound.high = value;
  };
  for (const t of list) {
    const { columns, coefficients, constant } = sums.get(t)!;
    let value = constant;
    for (const [i, column] of columns.entries()) {
      value += coefficients[i]! * table[column]!;
      const entry = { t, coefficient: coefficients[i]! };
      const listed = targetsOf.get(column);
      if (listed) listed.push(entry);
      else targetsOf.set(column, [entry]);
    }
    values.set(t, value);
    record(t, value);
  }
  const isSettled = (t: number) => isDecided(targets[t]!, bounds[t]!);
  const count = (moved: readonly number[], isAdopted: boolean): void => {
    const found = new Map<number, number>();
    for (const column of moved) {
      const by = search.changeOf(column);
      for (const { t, coefficient } of targetsOf.get(column) ?? []) {
        found.set(t, (found.get(t) ?? values.get(t)!) + coefficient * by);
      }
    }
    for (const [t, value] of found) {
      record(t, value);
      if (isAdopted) values.set(t, value);
    }
  };
  let left = list.filter((t) => !isSettled(t));
  for (let pass = 0; pass < PASSES && left.length > 0; pass++) {
    for (const t of left) {
      const sum = sums.get(t)!;
      for (const isUp of [true, false, true]) {
        if (isSettled(t)) break;
        // In every other pass one that is only measured just moves, to tell whether it can be worked out exactly.
        const isAny = targets[t]!.isMeasuredOnly === true && !isOpen(bounds[t]!) && pass % 2 === 1;
        const one = isUp ? 1 : -1;
        const way = isAny ? one : aim(targets[t]!, bounds[t]!, isUp) - values.get(t)!;
        if (!Number.isFinite(way) || (isUp ? way <= 0 : way >= 0)) continue;
        const moved = search.move(sum, way, pass);
        if (moved === null) continue;
        // After the first pass each table found is where the next search starts: there, others have room.
        count(moved, pass > 0);
        if (pass > 0) search.adopt();
      }
    }
    left = left.filter((t) => !isSettled(t) && (pass + 1 < PASSES_MEASURED || isWanted(t)));
  }
}

/** Where a target must be able to go, or as far towards it as it possibly can. */
function aim({ reach, width, floor }: BoundTarget, { low, high, least, most }: Bound, isUp: boolean): number {
  return isUp ? Math.min(most, Math.max(reach, low + width)) : Math.max(least, Math.min(floor, high - width));
}
