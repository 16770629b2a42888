import type { AuditBuilder, AuditTarget } from './audit-system.ts';
import { isSmall } from './primary.ts';

/** Smallest width of what an attacker can find out about a count of 1 to 10. */
export const MINIMUM_WIDTH = 10;
/** Smallest width of a count's interval for somebody who knows how the mask works. */
export const AWARE_WIDTH = 4;
/** The least uncertainty of an amount, and of its largest contributor: one part in so many. */
export const PARTS = 10;

/** A number that must not follow, whatever it can be. */
export function anyChange(column: number, width: number): AuditTarget {
  return { column, reach: Number.NEGATIVE_INFINITY, fall: Number.POSITIVE_INFINITY, width };
}

/** A count of 1 to 10 must be able to be large enough, and to be any of so many numbers. */
export function protectCount(builder: AuditBuilder, column: number, minimum: number): void {
  if (!isSmall(builder.truthOf(column), minimum)) return;
  builder.protect({ column, reach: minimum, fall: Number.POSITIVE_INFINITY, width: MINIMUM_WIDTH });
}

/**
 * What must stay uncertain of an amount withheld for its few claims or people: at known unit prices it gives the count
 * away, so it must be able to belong to as many as the threshold, and to counts at least 10 apart. It must
 * reach d·max(1.1, minimum/n) and span 10·d/n; where reversals make it negative, the same downwards.
 *
 * @param amount d, true, in cents (or days, or points), not 0
 * @param count n, the small true count behind it, 1 or more
 * @param minimum the threshold for counts
 * @example smallAmountTarget(0, 40_000, 4, 11) // reach 110_000, width 100_000
 */
export function smallAmountTarget(
  column: number,
  amount: number,
  count: number,
  minimum: number,
): AuditTarget {
  const size = Math.abs(amount);
  const reach = Math.max(Math.ceil((size * 11) / 10), Math.ceil((size * minimum) / count));
  const width = Math.ceil(((minimum - 1) * size) / count);
  return amount < 0
    ? { column, reach: Number.NEGATIVE_INFINITY, fall: -reach, width }
    : { column, reach, fall: Number.POSITIVE_INFINITY, width };
}

/**
 * What must stay uncertain of an amount that one or two people dominate: a tenth of the truth upwards and downwards, and
 * the largest contribution. The second largest person knows its own amount and that all others are at least 0,
 * so it bounds the largest by the upper end less its own: that must exceed the truth by a tenth.
 *
 * @param amount d, true, in cents
 * @param first @param second absolute amounts of the two largest people
 */
export function dominanceTarget(column: number, amount: number, first: number, second: number): AuditTarget {
  const tenth = Math.ceil(Math.abs(amount) / PARTS);
  const reach = Math.max(amount + tenth, first + Math.ceil(first / PARTS) + second);
  return { column, reach, fall: amount - tenth, width: 0 };
}
