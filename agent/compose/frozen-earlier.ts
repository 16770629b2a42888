import type { Period, TemplateResult } from '../../tools/answer.ts';
import { formatDay } from '../../tools/format-value.ts';
import { IMMATURE_MONTHS } from '../../tools/immature-months.ts';
import { monthNumber, monthsOfKey, periodsOverlap } from '../../tools/period-keys.ts';
import { monthText } from '../../tools/period-text.ts';
import type { ReleaseManifest } from '../../tools/release-manifest.ts';

const isPeriod = (value: unknown): value is Period =>
  typeof value === 'object' && value !== null && 'from' in value && 'to' in value;

/** The ranges of months a result covers, its comparison included. */
function rangesOf({ table }: TemplateResult): Period[] {
  return ['period', 'compare'].flatMap((name) => [table.params[name]].flat().filter(isPeriod));
}

/** Whether the last months of a period were still being paid on the day it was frozen. */
function isImmature(months: Period, asOf: string): boolean {
  return monthNumber(months.to) > monthNumber(asOf) - IMMATURE_MONTHS;
}

/** The ranges of the results that were read from families of a fact. */
export function rangesOfFact(
  results: readonly TemplateResult[],
  { families }: ReleaseManifest,
  fact: ReleaseManifest['families'][number]['fact'],
): Period[] {
  const own = families.filter((family) => family.fact === fact).map(({ name }) => name);
  return results
    .filter(({ statement }) => own.some((name) => statement.sql.includes(name)))
    .flatMap(rangesOf);
}

/** The last month, the days and the maturity of what earlier releases have frozen of the results. */
export function frozenEarlier(ranges: readonly Period[], { frozen, asOf }: ReleaseManifest) {
  const entries = frozen
    .filter((entry) => entry.asOf < asOf)
    .map((entry) => ({ ...entry, months: monthsOfKey(entry.period)! }))
    .filter(({ months }) => ranges.some((range) => periodsOverlap(range, months)));
  const [first, last] = [entries[0], entries.at(-1)];
  if (!first || !last) return null;
  const ends = ranges.map(({ to }) => (to < last.months.to ? to : last.months.to)).sort();
  return {
    through: monthText(ends.at(-1)!),
    days:
      first.asOf === last.asOf
        ? `on ${formatDay(last.asOf)}`
        : `when first published, ${formatDay(first.asOf)} to ${formatDay(last.asOf)}`,
    immature: entries.some((entry) => isImmature(entry.months, entry.asOf)),
  };
}
