import { access, constants, rename, rm, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { PayerscopeError } from '../../tools/errors.ts';

const REASONS: Record<string, string> = {
  ENOENT: 'its directory does not exist',
  ENOTDIR: 'a part of its path is no directory',
  EACCES: 'its directory cannot be written to',
  EPERM: 'its directory cannot be written to',
  EROFS: 'its file system is read-only',
  EISDIR: 'it is a directory',
  ENOSPC: 'the disk is full',
  ENAMETOOLONG: 'its name is too long',
};

function unwritable(path: string, cause: unknown): PayerscopeError {
  const code = (cause as NodeJS.ErrnoException).code ?? '';
  const reason = REASONS[code] ?? `the system says ${code || String(cause)}`;
  if (path === '') return new PayerscopeError('USAGE', 'The name of the file to write is empty; name one.');
  return new PayerscopeError('USAGE', `${path} cannot be written: ${reason}; name another file.`, { cause });
}

/**
 * Fails early, before minutes of work whose result could not be kept.
 * @throws PayerscopeError USAGE when a file could not be created or replaced at `path`
 */
export async function checkWritable(path: string): Promise<void> {
  try {
    if (path === '') throw Object.assign(new Error('empty path'), { code: 'ENOENT' });
    const existing = await stat(path).catch(() => null);
    if (existing?.isDirectory() === true) throw Object.assign(new Error(path), { code: 'EISDIR' });
    const directory = dirname(path);
    if (!(await stat(directory)).isDirectory()) throw Object.assign(new Error(path), { code: 'ENOTDIR' });
    await access(directory, constants.W_OK);
  } catch (cause) {
    throw unwritable(path, cause);
  }
}

/**
 * Writes the whole file beside its place and renames it there: readers never see half of it, and a failure
 * leaves what stood there before.
 * @throws PayerscopeError USAGE when it cannot be written
 */
export async function writeOutputFile(path: string, content: string | Uint8Array): Promise<void> {
  const temporary = join(dirname(path), `.${basename(path)}.${process.pid}.tmp`);
  try {
    await writeFile(temporary, content);
    await rename(temporary, path);
  } catch (cause) {
    await rm(temporary, { force: true });
    throw unwritable(path, cause);
  }
}
