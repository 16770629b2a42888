import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SmallRelease } from '../../../sql/templates/testing/small-release.ts';
import { sealRelease } from '../../builder/release-seal.ts';

/** Puts a release that was worked out by hand in force in a data directory, as the builder would. */
export async function publishSmallRelease(release: SmallRelease, dataDirectory: string): Promise<void> {
  const { file, manifest } = release;
  const directory = join(dataDirectory, 'releases', manifest.id);
  mkdirSync(directory, { recursive: true });
  cpSync(file, join(directory, 'release.duckdb'));
  writeFileSync(join(directory, 'manifest.json'), JSON.stringify(manifest));
  await sealRelease(directory);
  writeFileSync(join(dataDirectory, 'releases', 'current'), manifest.id);
}
