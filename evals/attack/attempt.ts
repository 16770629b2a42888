import type { AttackPolicy } from './attack-policy.ts';
import type { Interval, Level, ViolationKind } from './attack-report.ts';
import { type Bound, type BoundTarget, isBroken, isFixed, isKept, isOpen } from './bound.ts';

/** A target with what a report needs to name it. */
export interface Attempt extends BoundTarget {
  readonly kind: ViolationKind;
  readonly fact: string;
  readonly measure: string;
  readonly family: string;
  readonly cell: string;
  readonly level: Level;
  /** Whether the number is in cents. */
  readonly isDollars: boolean;
  readonly required: string;
}

/** Whether a number is 1 or more and too small to be shown. */
export function isSmallCount(value: number, { minimum }: Pick<AttackPolicy, 'minimum'>): boolean {
  return value >= 1 && value < minimum;
}

/** What a small count must keep. */
export function countDemand(policy: AttackPolicy): Pick<Attempt, 'reach' | 'width' | 'floor' | 'required'> {
  return {
    reach: policy.minimum,
    width: policy.width,
    floor: Number.POSITIVE_INFINITY,
    required: `must reach ${policy.minimum} and span ${policy.width}`,
  };
}

/** What a small count must keep against someone who knows the algorithm. */
export function awareDemand(policy: AttackPolicy): Pick<Attempt, 'reach' | 'width' | 'floor' | 'required'> {
  return {
    reach: Number.NEGATIVE_INFINITY,
    width: policy.awareWidth,
    floor: Number.POSITIVE_INFINITY,
    required: `must span ${policy.awareWidth} for someone who knows the algorithm`,
  };
}

/**
 * - `kept`: proven to stay as uncertain as it must.
 * - `broken`: proven not to.
 * - `undecided`: neither was found within the limits of the search.
 *
 * Of numbers at levels withheld as a whole, which promise less:
 * - `exact`: it can be worked out.
 * - `narrow`: it cannot, but is less uncertain than a number of a level that is shown must be.
 * - `unproven`: it cannot, and how uncertain it is was not found out.
 */
export type Verdict = 'kept' | 'broken' | 'undecided' | 'exact' | 'narrow' | 'unproven';

/** An attempt and what was found. */
export interface Found {
  readonly attempt: Attempt;
  readonly bound: Bound;
  readonly verdict: Verdict;
}

export function verdictOf(attempt: Attempt, bound: Bound): Verdict {
  if (isKept(attempt, bound)) return 'kept';
  if (attempt.isMeasuredOnly !== true) return isBroken(attempt, bound) ? 'broken' : 'undecided';
  if (!isOpen(bound)) return isFixed(bound) ? 'exact' : 'undecided';
  return isBroken(attempt, bound) ? 'narrow' : 'unproven';
}

/** What can be inferred at most: the limits that hold, dollars in USD. */
export function intervalOf({ isDollars }: Attempt, { least, most }: Bound): Interval {
  const unit = isDollars ? 100 : 1;
  return {
    from: Number.isFinite(least) ? least / unit : null,
    to: Number.isFinite(most) ? most / unit : null,
  };
}
