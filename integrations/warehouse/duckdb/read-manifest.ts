import { type ReleaseManifest, releaseManifest } from '../../../tools/release-manifest.ts';

/** How many releases are asked in turn before one is read anew. */
const KEPT = 4;
const known = new Map<string, ReleaseManifest>();

/**
 * A manifest from its JSON. The same text gives the same object: what is made of it, as the words a release is asked
 * in, is made once however often a process opens the release.
 * @throws ZodError or SyntaxError when it is not a manifest
 */
export function readManifest(text: string): ReleaseManifest {
  const manifest = known.get(text) ?? releaseManifest.parse(JSON.parse(text));
  known.delete(text);
  known.set(text, manifest);
  const [oldest] = known.keys();
  if (known.size > KEPT && oldest !== undefined) known.delete(oldest);
  return manifest;
}
