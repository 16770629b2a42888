import { monthNumber, monthOf, periodKey } from '../../tools/period-keys.ts';
import type { ReleaseManifest } from '../../tools/release-manifest.ts';
import type { DataWindow } from './data-window.ts';

/**
 * When each period of a release was frozen, oldest first: one entry per quarter whose months were published
 * together, one per month otherwise (of a quarter that a first release cut in two, or that is still open).
 *
 * @param asOfByMonth as-of date of the release that published each month first; this release's for the others
 */
export function frozenPeriods(
  window: DataWindow,
  asOfByMonth: ReadonlyMap<string, string>,
  asOf: string,
): ReleaseManifest['frozen'] {
  const since = (month: string): string => asOfByMonth.get(month) ?? asOf;
  const periods: { period: string; asOf: string }[] = [];
  const last = monthNumber(window.to);
  for (let number = monthNumber(window.from); number <= last; number += 1) {
    const month = monthOf(number);
    const quarter = [month, monthOf(number + 1), monthOf(number + 2)];
    const together = number % 3 === 0 && number + 2 <= last && new Set(quarter.map(since)).size === 1;
    periods.push({ period: together ? periodKey(month, 'quarter') : month, asOf: since(month) });
    if (together) number += 2;
  }
  return periods;
}
