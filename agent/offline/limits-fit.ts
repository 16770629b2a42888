import { readMetrics } from '../../sql/read-metrics.ts';
import type { Frame } from './frame.ts';
import type { Limit } from './read-limits.ts';

const UNITS: Readonly<Record<string, readonly string[]>> = {
  percent: ['percent'],
  usd: ['usd'],
  days: ['days'],
};

/**
 * Whether each limit is on the one measure of the question, in the unit it was said in: “under 75 %” is never a limit
 * on dollars, nor one limit on two measures.
 */
export function limitsFit(limits: readonly Limit[], { metrics, share }: Frame): boolean {
  if (limits.length === 0 || share) return true;
  const unitOf = new Map(readMetrics().metrics.map(({ name, unit }) => [name, unit as string]));
  // “claims” beside another metric is what the other one counts.
  const measures = metrics.length > 1 ? metrics.filter((name) => name !== 'total_claims') : metrics;
  if (measures.length > 1) return false;
  const [measure] = measures;
  return limits.every(
    ({ unit }) => unit === null || measure === undefined || UNITS[unit]!.includes(unitOf.get(measure) ?? ''),
  );
}
