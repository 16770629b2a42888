import { randomUUID } from 'node:crypto';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PayerscopeError } from '../../tools/errors.ts';

/**
 * Keeps a brief under `<data>/briefs/`, whole or not at all.
 * @returns its path
 * @throws PayerscopeError STORE_UNAVAILABLE when the folder cannot be written
 */
export async function keepBrief(dataDirectory: string, answerId: string, pdf: Uint8Array): Promise<string> {
  const folder = join(dataDirectory, 'briefs');
  const path = join(folder, `${answerId}.pdf`);
  const draft = `${path}.${randomUUID()}.part`;
  try {
    await mkdir(folder, { recursive: true });
    await writeFile(draft, pdf, { mode: 0o600 });
    await rename(draft, path);
    return path;
  } catch (cause) {
    await rm(draft, { force: true });
    throw new PayerscopeError(
      'STORE_UNAVAILABLE',
      `The brief could not be kept in ${folder}; check that the folder is writable.`,
      { cause },
    );
  }
}
