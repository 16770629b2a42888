import { readdir, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

/**
 * Removes what a killed generation left beside `directory`. Only inside the build's lock: a generation that is
 * still running writes to such a folder too.
 */
export async function dropPartialFiles(directory: string): Promise<void> {
  const parent = dirname(directory);
  const names = await readdir(parent).catch(() => []);
  const partial = names.filter((name) => name.startsWith(`${basename(directory)}.partial-`));
  await Promise.all(partial.map((name) => rm(join(parent, name), { recursive: true, force: true })));
}
