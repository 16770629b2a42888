import type { TemplateResult } from '../../tools/answer.ts';
import { IMMATURE_MONTHS } from '../../tools/immature-months.ts';
import { monthNumber, monthOf, periodsOverlap } from '../../tools/period-keys.ts';
import { monthText } from '../../tools/period-text.ts';
import type { ReleaseManifest } from '../../tools/release-manifest.ts';
import { frozenEarlier, rangesOfFact } from './frozen-earlier.ts';

/**
 * Says on which day the figures of claims were known: months that an earlier release published stay as they were
 * then, immature for good where they were younger than 90 days, and the last three months of the data are
 * immature still. One sentence; null where neither holds.
 */
export function immatureNote(results: readonly TemplateResult[], manifest: ReleaseManifest): string | null {
  const ranges = rangesOfFact(results, manifest, 'claims');
  const last = monthNumber(manifest.dataThrough);
  const open = { from: monthOf(last - IMMATURE_MONTHS + 1), to: manifest.dataThrough };
  const isOpen = ranges.some((range) => periodsOverlap(range, open));
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
