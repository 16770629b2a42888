import { type Bound, type BoundTarget, isBroken, isKept } from './bound.ts';
import type { OpenProgramme, Programme } from './linear-solver.ts';
import type { LocalProgramme } from './local-programme.ts';

/** Rounds in each direction: with many targets in each other's way, what is left is tried alone. */
const ROUNDS = 30;
/** Columns of a row for each target in it that is pushed in one round. */
const CROWD = 10;

/**
 * Pushes targets that are not kept yet up, then down, many at once: in every round some that stand in each other's way
 * little, no farther than they must.
 */
export function pushTogether(input: {
  readonly local: LocalProgramme;
  readonly list: readonly number[];
  readonly targets: readonly BoundTarget[];
  readonly bounds: readonly Bound[];
  readonly open: OpenProgramme;
  readonly record: (point: Float64Array | null) => void;
}): void {
  const { local, list, targets, bounds, open, record } = input;
  const { programme, sums, truth } = local;
  const rowsOf = rowsByColumn(programme);
  const isPending = (t: number) => !isKept(targets[t]!, bounds[t]!) && !isBroken(targets[t]!, bounds[t]!);
  for (const isUp of [true, false]) {
    let left = list.filter(isPending);
    if (left.length < 2) break;
    for (let round = 0; round < ROUNDS && left.length > 0; round++) {
      const cost = new Float64Array(programme.lower.length);
      const lower = programme.lower.slice();
      const upper = programme.upper.slice();
      const taken = new Map<number, number>();
      const later: number[] = [];
      for (const t of left) {
        const { columns, coefficients } = sums.get(t)!;
        const rows = new Set(columns.flatMap((column) => rowsOf[column]!));
        const isFull = (row: number) =>
          (taken.get(row) ?? 0) * CROWD >= programme.starts[row + 1]! - programme.starts[row]!;
        if ([...rows].some(isFull)) {
          later.push(t);
          continue;
        }
        for (const row of rows) taken.set(row, (taken.get(row) ?? 0) + 1);
        const { reach, width, floor } = targets[t]!;
        const { low, high } = bounds[t]!;
        const way = isUp ? Math.max(reach, low + width) - low : high - Math.min(floor, high - width);
        for (const [i, column] of columns.entries()) {
          const isRising = coefficients[i]! > 0 === isUp;
          cost[column]! += (isRising ? 1 : -1) / Math.max(1, width);
          if (truth === null || !Number.isFinite(way)) continue;
          // No farther than it must: what is left over serves others. The true table stays possible.
          if (isRising) upper[column] = Math.min(upper[column]!, truth[column]! + way);
          else lower[column] = Math.max(lower[column]!, truth[column]! - way);
        }
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
