import { isBroken, isDecided, isFixed, isOpen } from './bound.ts';
import { boundAlone } from './bound-alone.ts';
import { boundBySwaps } from './bound-by-swaps.ts';
import { boundInCore } from './bound-in-core.ts';
import type { ComponentTask } from './component-task.ts';
import type { OpenProgramme } from './linear-solver.ts';
import { type LocalProgramme, localProgramme } from './local-programme.ts';
import { findPossible } from './possible-table.ts';
import { pushTogether } from './push-together.ts';
import { recorder } from './recorder.ts';

export interface ComponentResult {
  /** False where no table is possible. */
  readonly isFeasible: boolean;
  /** Whether the true table is known and not possible: then what is shown is not the truth. */
  readonly isTruthRefuted: boolean;
  /** Whether it was searched no further, because so much is given away for certain. */
  readonly isCutShort: boolean;
}

/** Columns up to which every target is searched for with all means. */
const LARGE = 4000;
/** How many targets of a component are tried alone in the whole of it. */
const ALONE = 400;
/** Numbers given away for certain, after which a larger component is searched no further. */
const ENOUGH = 20;
/** Columns times optima of a larger component: the work of an optimum grows with its size. */
const WORK = 400_000;
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
  const isDemanding = (t: number) => targets[t]!.isMeasuredOnly !== true || component.columns.length <= LARGE;
  const isSettled = (t: number) =>
    isDecided(targets[t]!, bounds[t]!) || (!isDemanding(t) && (isOpen(bounds[t]!) || isFixed(bounds[t]!)));
  const search = (table: Float64Array | null): void => {
    if (table !== null) {
      boundBySwaps(local, table, component.targets, targets, bounds, (t) => !isSettled(t));
    }
  };
  search(local.truth);
  const pending = () => component.targets.filter((t) => !isSettled(t));
  const columns = component.columns.length;
  const result = { isFeasible: true, isTruthRefuted, isCutShort: false };
  if (local.truth !== null && pending().length === 0) return result;
  const isEnough = () => {
    const lost = component.targets.filter(
      (t) => targets[t]!.isMeasuredOnly !== true && isBroken(targets[t]!, bounds[t]!),
    );
    return columns > LARGE && lost.length >= ENOUGH;
  };
  if (isEnough()) return { ...result, isCutShort: true };
  if (local.truth !== null && columns > LARGE) boundInCore(task, pending(), LARGE);

  const open = limited(
    solver.open(local.programme),
    columns > LARGE ? Math.ceil(WORK / columns) : Number.POSITIVE_INFINITY,
  );
  const record = recorder(local, component.targets, bounds);
  try {
    if (local.truth === null) {
      const point = open.maximise(new Float64Array(columns));
      if (point === null && open.isRefuted()) return { ...result, isFeasible: false };
      record(point);
      if (point !== null) search(wholeNumbers(local, point));
    }
    const list = pending();
    pushTogether({ local, list: list.filter(isDemanding), targets, bounds, open, record });
    for (const t of list.slice(0, isTruthRefuted ? ALONE_REFUTED : ALONE)) {
      if (isEnough()) break;
      boundAlone({ local, open, record, t, bound: bounds[t]!, isDone: () => isSettled(t) });
    }
    return { ...result, isCutShort: isEnough() };
  } finally {
    open.close();
  }
}

/** A programme of which only so many optima are searched; after that none is found. */
function limited(open: OpenProgramme, count: number): OpenProgramme {
  let left = count;
  return {
    ...open,
    maximise(cost) {
      left -= 1;
      return left < 0 ? null : open.maximise(cost);
    },
  };
}

/** A solution as a table of whole numbers, where it is one. */
function wholeNumbers({ programme }: LocalProgramme, point: Float64Array): Float64Array | null {
  const rounded = point.map(Math.round);
  return findPossible(programme, rounded).isExact && rounded.every((v, k) => Math.abs(v - point[k]!) < 0.01)
    ? rounded
    : null;
}
