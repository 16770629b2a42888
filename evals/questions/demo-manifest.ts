import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../../sql/package-root.ts';
import { type ReleaseManifest, releaseManifest } from '../../tools/release-manifest.ts';

/**
 * Members and windows of the default demo's release, without its counts of cells: what question suites are asked of,
 * so that they need no release to be built.
 */
export function readDemoManifest(): ReleaseManifest {
  const file = join(packageRoot(), 'evals/questions/demo-manifest.json');
  return releaseManifest.parse(JSON.parse(readFileSync(file, 'utf8')));
}
