import { type SourceFormatName, sourceFormatNamed } from '../sql/templates/source-formats.ts';
import type { ReleaseManifest } from './release-manifest.ts';

/** The kind of files a release stands on: it decides what can be asked of it. */
export const releaseSource = ({ source }: Pick<ReleaseManifest, 'source'>): SourceFormatName =>
  sourceFormatNamed(source.format);
