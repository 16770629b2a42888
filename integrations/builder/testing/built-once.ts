import { createHash } from 'node:crypto';
import { constants, existsSync } from 'node:fs';
import { cp, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { inject } from 'vitest';

/**
 * What several test files begin with is built by the first that needs it; each gets a copy of its own, which it may
 * change. Most of the suite's time went into building the same small releases again. Nothing outlives the run, so
 * that what is tested is always built by the sources as they are. Tests of building itself build.
 *
 * @param what everything the build depends on but the sources: the same words are the same build
 * @param to a folder that is new or empty
 * @param build fills a new folder, whose path may stand nowhere in it
 * @returns what `build` gave, as JSON keeps it
 */
export async function builtOnce<Told>(
  what: string,
  to: string,
  build: (folder: string) => Promise<Told>,
): Promise<Told> {
  const kept = join(inject('builds'), createHash('sha256').update(what).digest('hex').slice(0, 16));
  while (!existsSync(kept)) await buildOrWait(kept, build);
  const there = existsSync(to) ? await readdir(to) : [];
  if (there.length > 0) throw new Error(`${to} holds ${there[0]} already; give a new or empty folder.`);
  await cp(join(kept, 'built'), to, { recursive: true, mode: constants.COPYFILE_FICLONE });
  return JSON.parse(await readFile(join(kept, 'told.json'), 'utf8'));
}

/** Of the workers that need it at once, the one that makes the place builds; the others look again. */
async function buildOrWait(kept: string, build: (folder: string) => Promise<unknown>): Promise<void> {
  const place = `${kept}.building`;
  try {
    await mkdir(place);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    await sleep(50);
    return;
  }
  try {
    // Another worker may have ended between the look and the place.
    if (existsSync(kept)) return;
    const told = await build(join(place, 'built'));
    await writeFile(join(place, 'told.json'), JSON.stringify(told));
    await rename(place, kept);
  } finally {
    await rm(place, { recursive: true, force: true });
  }
}
