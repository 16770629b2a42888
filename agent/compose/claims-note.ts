import type { ReleaseManifest } from '../../tools/release-manifest.ts';
import { releaseSource } from '../../tools/release-source.ts';

/** What the claims of CMS files are, and the month they count in; null for other files. */
export const claimsNote = (manifest: ReleaseManifest): string | null =>
  releaseSource(manifest) === 'cms'
    ? 'Medicare fee-for-service claims, counted in the month of their first day.'
    : null;
