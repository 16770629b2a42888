import type { Programme } from './linear-solver.ts';

interface Sum {
  readonly columns: readonly number[];
  readonly coefficients: readonly number[];
  readonly constant: number;
}

/** A table that agrees with everything known, as evidence of what columns can be. */
export interface PossibleTable {
  /** Whether it was checked by whole numbers; else it is only as good as the solver's tolerance. */
  readonly isExact: boolean;
  /** Whole numbers between which a sum's value is proven possible, rounded inwards. */
  valueOf(sum: Sum): { low: number; high: number };
}

/** Vertices of such programmes are mostly whole numbers, else fractions with a small denominator. */
const SCALES = [1, 2, 3, 4, 5, 6, 7, 8, 10, 12, 20, 24, 30, 60, 120, 840] as const;
/** Well above the solver's tolerance (1e-7): what is not checked exactly is only believed this far inside. */
export const TOLERANCE = 1e-5;

/**
 * Turns a solver's solution into evidence: rounded to a small fraction and checked in whole numbers where that works,
 * else shrunk by more than the solver's tolerance, so that a tolerance never makes an interval wider.
 */
export function findPossible(programme: Programme, point: Float64Array): PossibleTable {
  for (const scale of SCALES) {
    const rounded = point.map((value) => Math.round(value * scale));
    if (holds(programme, rounded, scale)) {
      return {
        isExact: true,
        valueOf: (sum) => {
          const value = total(sum, rounded, scale);
          // A fraction only tells that a value between two whole numbers is possible.
          return { low: Math.ceil(value / scale), high: Math.floor(value / scale) };
        },
      };
    }
  }
  return {
    isExact: false,
    valueOf: (sum) => {
      const value = total(sum, point, 1);
      const slack = TOLERANCE * (sum.columns.length + Math.abs(value));
      return { low: Math.ceil(value + slack), high: Math.floor(value - slack) };
    },
  };
}

function holds(programme: Programme, rounded: Float64Array, scale: number): boolean {
  const { lower, upper, rowLower, rowUpper, starts, indices, values } = programme;
  for (let k = 0; k < rounded.length; k++) {
    const value = rounded[k]!;
    if (!(value >= lower[k]! * scale && value <= upper[k]! * scale)) return false;
  }
  for (let row = 0; row < rowLower.length; row++) {
    let sum = 0;
    for (let e = starts[row]!; e < starts[row + 1]!; e++) sum += values[e]! * rounded[indices[e]!]!;
    if (!(sum >= rowLower[row]! * scale && sum <= rowUpper[row]! * scale)) return false;
  }
  return true;
}

/** A sum at a point, times the point's scale. */
function total({ columns, coefficients, constant }: Sum, point: Float64Array, scale: number): number {
  return columns.reduce((sum, column, i) => sum + coefficients[i]! * point[column]!, constant * scale);
}
