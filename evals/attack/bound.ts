/** A sum of columns that must stay uncertain. */
export interface BoundTarget {
  readonly columns: readonly number[];
  /** Coefficient of every column, or one per column. */
  readonly coefficients: readonly number[] | null;
  /** It must be possible that it is at least this. */
  readonly reach: number;
  /** Distance between its least and largest possible value. */
  readonly width: number;
  /** It must be possible that it is at most this. */
  readonly floor: number;
  /** Exact bounds are found for the narrowest few of each group. */
  readonly group: string;
  /**
   * Whether what it must keep is only measured, as long as it cannot be worked out exactly: then only one other value
   * is searched for with all means.
   */
  readonly isMeasuredOnly?: boolean;
}

/** What is found about a target: values proven possible, and limits proven to hold. */
export interface Bound {
  /** Least and largest value that some possible table has; +∞ and −∞ where none was found yet. */
  low: number;
  high: number;
  /** No possible table has less, none more. */
  least: number;
  most: number;
}

/** Whether the ends are known, not only values on the way there. */
export function isExact({ low, high, least, most }: Bound): boolean {
  return low === least && high === most;
}

/** Whether a target is proven to keep what it must. */
export function isKept(
  { reach, width, floor }: BoundTarget,
  { low, high }: Pick<Bound, 'low' | 'high'>,
): boolean {
  return high >= reach && high - low >= width && low <= floor;
}

/** Whether a target is proven to have more than one possible value. */
export function isOpen({ low, high }: Pick<Bound, 'low' | 'high'>): boolean {
  return high > low;
}

/** Whether a target's value follows from what is known. */
export function isFixed({ least, most }: Pick<Bound, 'least' | 'most'>): boolean {
  return least === most;
}

/** Whether a target is proven not to keep what it must. */
export function isBroken(target: BoundTarget, { least, most }: Bound): boolean {
  return !isKept(target, { low: least, high: most });
}

export interface BoundOptions {
  /** How many of the narrowest targets per group get exact bounds. */
  readonly exact: number;
}

/** Whether it is settled what a target keeps; of one only measured, also whether it can be worked out exactly. */
export function isDecided(target: BoundTarget, bound: Bound): boolean {
  if (isKept(target, bound)) return true;
  return isBroken(target, bound) && (target.isMeasuredOnly !== true || isOpen(bound) || isFixed(bound));
}
