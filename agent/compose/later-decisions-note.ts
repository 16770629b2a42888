import type { TemplateResult } from '../../tools/answer.ts';
import { monthsOfKey, periodsOverlap } from '../../tools/period-keys.ts';
import { periodText } from '../../tools/period-text.ts';
import type { ReleaseManifest } from '../../tools/release-manifest.ts';
import { frozenEarlier, rangesOfFact } from './frozen-earlier.ts';

/**
 * Says on which day submitted claims of frozen months were known, and, where this release knows of decisions that came
 * after it, that they stand elsewhere. One sentence; null where nothing shown is frozen by an earlier release.
 */
export function laterDecisionsNote(
  results: readonly TemplateResult[],
  manifest: ReleaseManifest,
): string | null {
  const ranges = rangesOfFact(results, manifest, 'submissions');
  const earlier = frozenEarlier(ranges, manifest);
  if (earlier === null) return null;
  const decided = manifest.frozen
    .filter(({ decidedSince }) => decidedSince === true)
    .map(({ period }) => ({ period, months: monthsOfKey(period)! }))
    .filter(({ months }) => ranges.some((range) => periodsOverlap(range, months)))
    .map(({ months }) => periodText(months));
  const rest =
    decided.length === 0
      ? ''
      : `; what was decided since on claims of ${listed(decided)} is listed as later decisions`;
  return `Claims through ${earlier.through} stay as known ${earlier.days}${rest}.`;
}

const listed = (texts: readonly string[]): string =>
  texts.length < 2 ? (texts[0] ?? '') : `${texts.slice(0, -1).join(', ')} and ${texts.at(-1)}`;
