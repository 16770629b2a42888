import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { PayerscopeError } from '../../tools/errors.ts';

const SEALED = ['release.duckdb', 'manifest.json'] as const;
const SEAL = 'release.sha256';

/** One line per file, as `sha256sum --check` reads them. */
async function sumsOf(directory: string): Promise<string> {
  const lines = await Promise.all(
    SEALED.map(async (name) => {
      const sum = createHash('sha256').update(await readFile(join(directory, name)));
      return `${sum.digest('hex')}  ${name}\n`;
    }),
  );
  return lines.join('');
}

/** Writes the checksums of a release's files beside them. */
export async function sealRelease(directory: string): Promise<void> {
  await writeFile(join(directory, SEAL), await sumsOf(directory));
}

/**
 * Checks that a release's files are what the builder wrote, byte for byte: a few milliseconds at the four megabytes
 * a release has. It finds damage and editing, not an editor who writes a new seal: `doctor` recomputes the id.
 *
 * @throws PayerscopeError RELEASE_UNAVAILABLE
 */
export async function checkSeal(directory: string): Promise<void> {
  let found: string;
  try {
    const [seal, sums] = await Promise.all([readFile(join(directory, SEAL), 'utf8'), sumsOf(directory)]);
    if (seal === sums) return;
    found = 'its files are not what was published: damaged or edited';
  } catch (cause) {
    const { code } = cause as { code?: unknown };
    if (code !== 'ENOENT' && code !== 'EISDIR' && code !== 'EACCES') throw cause;
    found = 'a file of it is missing or cannot be read';
  }
  throw new PayerscopeError(
    'RELEASE_UNAVAILABLE',
    `The release in ${directory} cannot be used, ${found} (${SEAL}); publish again with "payerscope demo" or "payerscope build", or name a whole release in releases/current.`,
  );
}

/**
 * Checks that a folder holds the release it is named after: an answer must come from the release it names.
 *
 * @throws PayerscopeError RELEASE_UNAVAILABLE
 */
export function requireNamed(directory: string, id: string): void {
  if (basename(directory) === id) return;
  throw new PayerscopeError(
    'RELEASE_UNAVAILABLE',
    `The folder ${directory} holds release ${id}; give the folder that name, or name a whole release in releases/current.`,
  );
}
