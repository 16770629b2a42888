import type { TemplateResult } from '../../tools/answer.ts';
import type { ReleaseManifest } from '../../tools/release-manifest.ts';
import { frozenEarlier, rangesOfFact } from './frozen-earlier.ts';

/**
 * Says on which day the medication orders of frozen months were known: unlike payments, orders that turn up for them later
 * are published nowhere. One sentence; null where nothing shown is frozen by an earlier release.
 */
export function lateOrdersNote(results: readonly TemplateResult[], manifest: ReleaseManifest): string | null {
  const earlier = frozenEarlier(rangesOfFact(results, manifest, 'medications'), manifest);
  return earlier === null
    ? null
    : `Prescriptions through ${earlier.through} stay as known ${earlier.days}; orders entered for those months later are not counted.`;
}
