import type { AuditTarget } from './witness.ts';

/** The least uncertainty of an amount, and of its largest contributor: one part in so many. */
const PARTS = 10;

/**
 * What must stay uncertain of an amount withheld for its few claims or people: at known unit prices it gives the count
 * away, so it must be able to belong to as many as the threshold, and to counts at least 10 apart. It must
 * reach d·max(1.1, minimum/n) and span 10·d/n.
 *
 * @param column of the amount
 * @param amount d, true, in cents, 0 or more
 * @param count n, the small true count behind it, 1 or more
 * @param minimum the threshold for counts
 * @example countSmallTargets(0, 40_000, 4, 11) // reach 110_000, width 100_000
 */
export function countSmallTargets(
  column: number,
  amount: number,
  count: number,
  minimum: number,
): AuditTarget[] {
  const reach = Math.max(amount + Math.ceil(amount / PARTS), Math.ceil((amount * minimum) / count));
  return [{ form: [column], reach, width: Math.ceil(((minimum - 1) * amount) / count), low: amount }];
}

/**
 * What must stay uncertain of an amount that one or two people dominate: a tenth of the truth upwards and downwards, and
 * the largest contribution. The second largest person knows its own amount and that all others are at least 0,
 * so it bounds the largest by the upper end less its own: that must exceed the truth by a tenth.
 *
 * @param column of the amount
 * @param amount d, true, in cents
 * @param first @param second absolute amounts of the two largest people
 */
export function dominanceTargets(
  column: number,
  amount: number,
  first: number,
  second: number,
): AuditTarget[] {
  const tenth = Math.ceil(Math.abs(amount) / PARTS);
  const reach = Math.max(amount + tenth, first + Math.ceil(first / PARTS) + second);
  return [
    { form: [column], reach, width: reach - amount, low: amount },
    { form: [~column], reach: tenth - amount, width: tenth, low: -amount },
  ];
}
