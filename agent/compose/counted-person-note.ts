import type { ReleaseManifest } from '../../tools/release-manifest.ts';

/** Files that name no patient: what a published number then stands for; null where patients are counted. */
export function countedPersonNote({ thresholds }: ReleaseManifest): string | null {
  if (thresholds.person !== 'claim') return null;
  return `The billing files name no patient: a claim stands for a person, and nothing is shown of fewer than ${thresholds.count} claims.`;
}
