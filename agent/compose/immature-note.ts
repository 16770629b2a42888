import type { Period, TemplateResult } from '../../tools/answer.ts';
import { formatDay } from '../../tools/format-value.ts';
import { IMMATURE_MONTHS } from '../../tools/immature-months.ts';
import { monthNumber, monthOf, monthsOfKey } from '../../tools/period-keys.ts';
import { monthText } from '../../tools/period-text.ts';
import type { ReleaseManifest } from '../../tools/release-manifest.ts';

const isPeriod = (value: unknown): value is Period =>
  typeof value === 'object' && value !== null && 'from' in value && 'to' in value;

/** The ranges of months a result covers, its comparison included. */
function rangesOf({ table }: TemplateResult): Period[] {
  return ['period', 'compare'].flatMap((name) => [table.params[name]].flat().filter(isPeriod));
}

const overlap = (a: Period, b: Period): boolean => a.from <= b.to && b.from <= a.to;

/** Whether the last months of a period were still being paid on the day it was frozen. */
function isImmature(months: Period, asOf: string): boolean {
  return monthNumber(months.to) > monthNumber(asOf) - IMMATURE_MONTHS;
}

/** The last month, the days and the maturity of what earlier releases have frozen of the results. */
function frozenEarlier(ranges: readonly Period[], { frozen, asOf }: ReleaseManifest) {
  const entries = frozen
    .filter((entry) => entry.asOf < asOf)
    .map((entry) => ({ ...entry, months: monthsOfKey(entry.period)! }))
    .filter(({ months }) => ranges.some((range) => overlap(range, months)));
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

/**
 * Says on which day the figures of claims were known: months that an earlier release published stay as they were
 * then, immature for good where they were younger than 90 days, and the last three months of the data are
 * immature still. One sentence; null where neither holds.
 */
export function immatureNote(results: readonly TemplateResult[], manifest: ReleaseManifest): string | null {
  const claims = manifest.families.filter(({ fact }) => fact === 'claims').map(({ name }) => name);
  const ranges = results
    .filter(({ statement }) => claims.some((name) => statement.sql.includes(name)))
    .flatMap(rangesOf);
  const last = monthNumber(manifest.dataThrough);
  const open = { from: monthOf(last - IMMATURE_MONTHS + 1), to: manifest.dataThrough };
  const isOpen = ranges.some((range) => overlap(range, open));
  const earlier = frozenEarlier(ranges, manifest);
  if (earlier === null) {
    return isOpen
      ? `Recent months are immature: payments for services since ${monthText(open.from)} may still arrive.`
      : null;
  }
  const immature = earlier.immature ? ', the latest while still being paid' : '';
  const rest = isOpen ? `; payments for services since ${monthText(open.from)} may still arrive` : '';
  return `Services through ${earlier.through} stay as known ${earlier.days}${immature}, and later payments are listed as late payments${rest}.`;
}
