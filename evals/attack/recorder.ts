import type { Bound } from './bound.ts';
import type { LocalProgramme } from './local-programme.ts';
import { findPossible } from './possible-table.ts';

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
