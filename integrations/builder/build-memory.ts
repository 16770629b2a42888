import { readdir, stat } from 'node:fs/promises';
import { totalmem } from 'node:os';
import { join } from 'node:path';

/** Enough for a million claims; with what the mask needs beside it a build stays within 1.5 GiB. */
const LEAST_MB = 1_000;
/** Enough for ten million claims; with what it holds beyond its limit, a third, a build stays within 4 GiB. */
const MOST_MB = 2_400;
/** A quarter of the files is what joins and groups of their rows hold at once: with less they spill. */
const SHARE_OF_SOURCE = 0.25;
/** What a build may take of a machine. */
const SHARE_OF_MACHINE = 0.4;

/**
 * How much the embedded engine may hold while it builds, in megabytes: it grows with the source, so that a large one does
 * not wait for the disk and a small one leaves room for the rest of a small machine.
 *
 * @param sourceBytes size of the source files
 * @param machineBytes memory of the machine or, where there is one, the limit it sets
 */
export function buildMemory(sourceBytes: number, machineBytes: number): number {
  const wanted = Math.min(
    MOST_MB,
    (sourceBytes / 1e6) * SHARE_OF_SOURCE,
    (machineBytes / 1e6) * SHARE_OF_MACHINE,
  );
  return Math.round(Math.max(LEAST_MB, wanted));
}

/**
 * The memory of a build of a directory's files, as the engine writes it. What cannot be read counts nothing here: the import
 * says what is wrong with it.
 */
export async function buildMemoryOf(directory: string): Promise<string> {
  const names = await readdir(directory).catch(() => []);
  const sizeOf = (name: string): Promise<number> =>
    stat(join(directory, name)).then(
      ({ size }) => size,
      () => 0,
    );
  const sizes = await Promise.all(names.map(sizeOf));
  const bytes = sizes.reduce((sum, size) => sum + size, 0);
  return `${buildMemory(bytes, process.constrainedMemory() || totalmem())}MB`;
}
