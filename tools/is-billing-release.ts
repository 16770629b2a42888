import type { ReleaseManifest } from './release-manifest.ts';

/** Whether a release stands on billing files: then submitted claims are what can be asked about. */
export const isBillingRelease = ({ source }: Pick<ReleaseManifest, 'source'>): boolean =>
  source.format === 'billing';
