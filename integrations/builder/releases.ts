import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PayerscopeError } from '../../tools/errors.ts';
import type { ReleaseManifest } from '../../tools/release-manifest.ts';
import { releaseManifest } from '../../tools/release-manifest.ts';

/** Where the releases of a data directory live. */
export function releasesDirectory(dataDirectory: string): string {
  return join(dataDirectory, 'releases');
}

/** Id of the release in force, or null when `releases/current` names none. */
export async function currentReleaseId(dataDirectory: string): Promise<string | null> {
  const pointer = join(releasesDirectory(dataDirectory), 'current');
  // Missing, a directory or unreadable: in each case it names nothing.
  const text = await readFile(pointer, 'utf8').catch(() => '');
  return text.trim() || null;
}

/** Whether anything was ever published or built here: then nothing may be put in its place unasked. */
export async function isInUse(dataDirectory: string): Promise<boolean> {
  if (existsSync(join(dataDirectory, 'warehouse.duckdb'))) return true;
  const entries = await readdir(releasesDirectory(dataDirectory)).catch(() => []);
  return entries.some((name) => !name.startsWith('.'));
}

/**
 * Path of the release file in force.
 * @throws PayerscopeError RELEASE_UNAVAILABLE when there is none or it is gone
 */
export async function currentReleaseFile(dataDirectory: string): Promise<string> {
  const id = await currentReleaseId(dataDirectory);
  if (id === null && (await isInUse(dataDirectory))) {
    throw new PayerscopeError(
      'RELEASE_UNAVAILABLE',
      `No release in ${dataDirectory} is in force; put the id of one that "payerscope releases" lists into releases/current, or run "payerscope build" again.`,
    );
  }
  if (id === null) {
    throw new PayerscopeError(
      'RELEASE_UNAVAILABLE',
      `There is no release in ${dataDirectory} yet; run "payerscope demo" or "payerscope build --source DIR" first.`,
    );
  }
  const path = join(releasesDirectory(dataDirectory), id, 'release.duckdb');
  if (!/^[0-9a-z-]+$/.test(id) || !existsSync(path)) {
    throw new PayerscopeError(
      'RELEASE_UNAVAILABLE',
      `The release in force in ${dataDirectory} is missing its file; run "payerscope build" again, or put the id of a whole release into releases/current.`,
    );
  }
  return path;
}

export interface ListedRelease {
  readonly id: string;
  readonly current: boolean;
  /** Null when the manifest cannot be read; `problem` says so. */
  readonly manifest: ReleaseManifest | null;
  readonly problem?: string;
}

/** All published releases, oldest first. */
export async function listReleases(dataDirectory: string): Promise<ListedRelease[]> {
  const directory = releasesDirectory(dataDirectory);
  if (!existsSync(directory)) return [];
  const current = await currentReleaseId(dataDirectory);
  const entries = await readdir(directory, { withFileTypes: true });
  const ids = entries.filter((one) => one.isDirectory() && !one.name.startsWith('.')).map((one) => one.name);
  return Promise.all(
    ids.sort().map(async (id) => {
      try {
        const text = await readFile(join(directory, id, 'manifest.json'), 'utf8');
        const manifest = releaseManifest.parse(JSON.parse(text));
        const whole = existsSync(join(directory, id, 'release.duckdb'));
        const problem = whole ? {} : { problem: 'release.duckdb is missing' };
        return { id, current: id === current, manifest, ...problem };
      } catch {
        return {
          id,
          current: id === current,
          manifest: null,
          problem: 'manifest.json is missing or unreadable',
        };
      }
    }),
  );
}
