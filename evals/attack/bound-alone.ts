import type { Bound } from './bound.ts';
import type { OpenProgramme } from './linear-solver.ts';
import type { LocalProgramme } from './local-programme.ts';
import { TOLERANCE } from './possible-table.ts';

/** Maximises and minimises one target over its whole component, until `isDone`: the ends found are limits that hold. */
export function boundAlone(input: {
  readonly local: LocalProgramme;
  readonly open: OpenProgramme;
  /** Counts a solution for all targets. */
  readonly record: (point: Float64Array | null) => void;
  readonly t: number;
  readonly bound: Bound;
  readonly isDone: () => boolean;
}): void {
  const { local, open, record, t, bound, isDone } = input;
  const { columns, coefficients, constant } = local.sums.get(t)!;
  for (const direction of [1, -1]) {
    if (isDone()) return;
    const cost = new Float64Array(local.programme.lower.length);
    for (const [i, column] of columns.entries()) cost[column]! += direction * coefficients[i]!;
    const point = open.maximise(cost);
    record(point);
    if (point === null) continue;
    const value = columns.reduce((sum, column, i) => sum + coefficients[i]! * point[column]!, constant);
    // An optimum out there is only where the search was stopped.
    if (columns.some((column) => Math.abs(point[column]!) >= local.far)) continue;
    const slack = TOLERANCE * (columns.length + Math.abs(value));
    if (direction > 0) bound.most = Math.min(bound.most, Math.floor(value + slack));
    else bound.least = Math.max(bound.least, Math.ceil(value - slack));
  }
}
