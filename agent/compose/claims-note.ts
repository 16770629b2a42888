import type { TemplateResult } from '../../tools/answer.ts';
import type { ReleaseManifest } from '../../tools/release-manifest.ts';
import { releaseSource } from '../../tools/release-source.ts';
import { frozenEarlier, rangesOfFact } from './frozen-earlier.ts';

/**
 * What the claims of CMS files are, the month they count in, and on which day those of frozen months were known. One
 * sentence; null for other files.
 */
export function claimsNote(results: readonly TemplateResult[], manifest: ReleaseManifest): string | null {
  if (releaseSource(manifest) !== 'cms') return null;
  const earlier = frozenEarlier(rangesOfFact(results, manifest, 'reimbursements'), manifest);
  const frozen =
    earlier === null
      ? ''
      : `; those through ${earlier.through} stay as known ${earlier.days}, and what later loads changed is listed as changes between loads`;
  return `Medicare fee-for-service claims, counted in the month of their first day${frozen}.`;
}
