import type { Limit } from './read-limits.ts';

/** No limit on a count below this is taken: nobody manages by counts this small, but somebody may guess with them. */
const SMALLEST_COUNT_LIMIT = 100;

const COUNTS = /(?:_claims$|^prescriptions$|^dispenses$|^patients$)/;

/** “Fewer than 5 claims”: refused in the words of every refusal, whatever the number and whoever it is about. */
export function asksForSmallCount(limits: readonly Limit[], metrics: readonly string[]): boolean {
  const counted = metrics.some((metric) => COUNTS.test(metric));
  return counted && limits.some(({ value, unit }) => unit === null && value < SMALLEST_COUNT_LIMIT);
}
