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
}

/** Whole numbers a target can be; ±Infinity where no possible table was found. */
export interface Bound {
  low: number;
  high: number;
  /** Whether low and high are the ends, or only values on the way there. */
  isExact: boolean;
}

/** Whether a target keeps what it must, given values it can take. */
export function isKept({ reach, width, floor }: BoundTarget, { low, high }: Bound): boolean {
  return high >= reach && high - low >= width && low <= floor;
}

export interface BoundOptions {
  /** How many of the narrowest targets per group get exact bounds. */
  readonly exact: number;
}
