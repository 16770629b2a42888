import type { LinearSolver } from './linear-programme.ts';

/** Withheld numbers as an attacker sees them: sums that hold, and bounds known beforehand. */
export interface AuditSystem {
  readonly columns: number;
  /** Parent first: parent = Σ others. */
  readonly sums: readonly Int32Array[];
  /** `1` where the attacker does not know the number. */
  readonly open: Uint8Array;
  readonly truth: Float64Array;
  /** What the attacker knows each open number to be at least and at most; the truth lies within. */
  readonly lower: Float64Array;
  readonly upper: Float64Array;
  readonly targets: readonly AuditTarget[];
}

/** A number that must stay uncertain: a column, or a sum of columns (`~c` stands for −c). */
export interface AuditTarget {
  readonly form: readonly number[];
  /** It must be able to be this large. */
  readonly reach: number;
  /** The values it can take must span this much. */
  readonly width: number;
  /** A value it can take in any case: its truth, or that of the patients behind it. */
  readonly low: number;
}

/** Columns around a target that may move, in growing steps; the last is everything it is linked to. */
const WINDOWS: readonly number[] = [60, 400, Number.POSITIVE_INFINITY];
/** What one target counts for beside the others that the same witness may serve. */
const WEIGHT = 1000;
/** How far a number may move, in multiples of the largest distance a target needs. */
const FAR = 100;
/** Columns from which a programme is a large one. */
const WIDE = 600;
/** Targets for which large programmes may fail before no more are tried; the rest counts as without witnesses. */
const FRUITLESS = 12;
/** Optima in halves, thirds and sixths become whole numbers when the programme is solved at that scale. */
const SCALES: readonly number[] = [1, 2, 3, 6];

/** What was found about the targets of a system. */
export interface AuditResult {
  /** Targets (by index) without witnesses: to be protected by withholding more. */
  readonly unproven: number[];
  /** Largest and smallest value of each target among the truth and the witnesses. */
  readonly highest: Float64Array;
  readonly lowest: Float64Array;
  /** Linear programmes solved. */
  readonly programmes: number;
}

/**
 * Looks for witnesses: other tables of whole numbers that agree with everything published and with all that is known
 * beforehand, in which a target is large, and far from what it is in others.
 *
 * Each linear programme moves the numbers near one target and carries along as many others as it can; every
 * witness counts for all of them. A proposal is rounded and checked by integer arithmetic, so that an error of
 * the solver can only withhold too much.
 *
 * @param earlier what was found for the same targets with fewer columns withheld: those witnesses still hold
 */
export function findWitnesses(
  system: AuditSystem,
  solver: LinearSolver,
  earlier?: Pick<AuditResult, 'highest' | 'lowest'>,
): AuditResult {
  const { targets, truth } = system;
  const sumsOf = openSums(system);
  const highest = Float64Array.from(targets, ({ form }) => formAt(form, (c) => truth[c]!));
  const lowest = Float64Array.from(targets, ({ low }, t) => Math.min(low, highest[t]!));
  earlier?.highest.forEach((value, t) => {
    highest[t] = Math.max(highest[t]!, value);
    lowest[t] = Math.min(lowest[t]!, earlier.lowest[t]!);
  });
  const proven = (t: number) =>
    highest[t]! >= targets[t]!.reach && highest[t]! - lowest[t]! >= targets[t]!.width;
  const targetsAt = new Map<number, number[]>();
  let far = 0;
  targets.forEach(({ form, reach, width }, t) => {
    far = Math.max(far, FAR * width, FAR * (reach - highest[t]!));
    for (const column of form.map(columnOf)) {
      targetsAt.set(column, [...(targetsAt.get(column) ?? []), t]);
    }
  });

  let programmes = 0;
  let fruitless = 0;
  const seek = (window: readonly number[], touched: Iterable<number>, cost: Cost, scale: number): boolean => {
    programmes++;
    const shift = solveWindow(system, sumsOf, { window, cost, far, scale }, solver);
    if (!shift) return false;
    for (const t of touched) {
      const value = formAt(targets[t]!.form, (c) => truth[c]! + (shift.get(c) ?? 0));
      highest[t] = Math.max(highest[t]!, value);
      lowest[t] = Math.min(lowest[t]!, value);
    }
    return true;
  };
  targets.forEach((target, t) => {
    let before = -1;
    for (const size of WINDOWS) {
      if (proven(t)) return;
      const window = columnsAround(system, sumsOf, target.form, size);
      if (window.length === before) return;
      if (window.length > WIDE && fruitless >= FRUITLESS) return;
      before = window.length;
      const touched = new Set(window.flatMap((column) => targetsAt.get(column) ?? []));
      for (const direction of [1, -1]) {
        if (proven(t)) return;
        const shared: Cost = new Map();
        for (const other of touched) if (!proven(other)) addCost(shared, targets[other]!.form, 1);
        addCost(shared, target.form, direction * WEIGHT);
        if (seek(window, touched, shared, 1)) continue;
        // Alone, and at the right scale, it is likelier to come out in whole numbers.
        const alone: Cost = new Map();
        addCost(alone, target.form, direction);
        SCALES.some((scale) => seek(window, touched, alone, scale));
      }
      if (window.length > WIDE && !proven(t)) fruitless++;
    }
  });
  // A later programme may have served an earlier target.
  const unproven = targets.map((_, t) => t).filter((t) => !proven(t));
  return { unproven, highest, lowest, programmes };
}

type Cost = Map<number, number>;

function addCost(cost: Cost, form: readonly number[], weight: number): void {
  for (const c of form) {
    cost.set(columnOf(c), (cost.get(columnOf(c)) ?? 0) + (c < 0 ? -weight : weight));
  }
}

function columnOf(signed: number): number {
  return signed < 0 ? ~signed : signed;
}

function formAt(form: readonly number[], at: (column: number) => number): number {
  return form.reduce((sum, c) => sum + (c < 0 ? -at(~c) : at(c)), 0);
}

/** Open column → the sums it stands in. */
function openSums({ columns, sums, open }: AuditSystem): number[][] {
  const sumsOf = Array.from({ length: columns }, (): number[] => []);
  sums.forEach((sum, s) => {
    for (const c of sum) if (open[c]) sumsOf[c]!.push(s);
  });
  return sumsOf;
}

/** The open columns nearest to the form, whole sums at a time. */
function columnsAround(
  { sums, open }: AuditSystem,
  sumsOf: readonly number[][],
  form: readonly number[],
  size: number,
): number[] {
  const found = new Set(form.map(columnOf).filter((c) => open[c]));
  const seen = new Set<number>();
  for (const column of found) {
    if (found.size >= size) break;
    for (const s of sumsOf[column]!) {
      if (seen.has(s)) continue;
      seen.add(s);
      for (const c of sums[s]!) if (open[c]) found.add(c);
    }
  }
  return [...found];
}

/** A change of the window's columns that keeps every sum, as whole numbers, checked; null where there is none. */
function solveWindow(
  { sums, truth, lower, upper }: AuditSystem,
  sumsOf: readonly number[][],
  {
    window,
    cost,
    far,
    scale,
  }: { window: readonly number[]; cost: ReadonlyMap<number, number>; far: number; scale: number },
  solver: LinearSolver,
): Map<number, number> | null {
  const place = new Map(window.map((column, k) => [column, k]));
  const rows = [...new Set(window.flatMap((column) => sumsOf[column]!))];
  const starts = [0];
  const indices: number[] = [];
  const values: number[] = [];
  for (const s of rows) {
    sums[s]!.forEach((c, k) => {
      const at = place.get(c);
      if (at === undefined) return;
      indices.push(at);
      values.push(k === 0 ? -1 : 1);
    });
    starts.push(indices.length);
  }
  const proposal = solver.maximise({
    cost: Float64Array.from(window, (column) => cost.get(column) ?? 0),
    lower: Float64Array.from(window, (column) => Math.max(lower[column]! - truth[column]!, -far) / scale),
    upper: Float64Array.from(window, (column) => Math.min(upper[column]! - truth[column]!, far) / scale),
    starts: Int32Array.from(starts),
    indices: Int32Array.from(indices),
    values: Float64Array.from(values),
  });
  if (!proposal) return null;
  const shift = Array.from(proposal, (value) => Math.round(value * scale));
  const inside = window.every((column, k) => {
    const value = truth[column]! + shift[k]!;
    return value >= lower[column]! && value <= upper[column]!;
  });
  const balanced = rows.every((_, r) => {
    let sum = 0;
    for (let e = starts[r]!; e < starts[r + 1]!; e++) sum += values[e]! * shift[indices[e]!]!;
    return sum === 0;
  });
  return inside && balanced ? new Map(window.map((column, k) => [column, shift[k]!])) : null;
}
