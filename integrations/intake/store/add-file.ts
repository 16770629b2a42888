import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, mkdtemp, open, rename, rm, stat, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { PayerscopeError } from '../../../tools/errors.ts';
import type { Clock } from '../../../tools/ports.ts';
import { createByteExaminer } from './examine-bytes.ts';
import type { IntakeFolders } from './intake-folders.ts';
import { type FileEntry, type StoredFile, storedFiles } from './stored-file.ts';

export interface AddedFile {
  readonly file: StoredFile;
  /** False where the same bytes were added before. */
  readonly isNew: boolean;
}

const CHUNK = 4 * 1024 * 1024;

/**
 * Copies a file into the store under the hash of its bytes and the day it is added. The same bytes are one file,
 * whatever its name and however often it is added. The copy appears whole, by renaming.
 *
 * @throws PayerscopeError SOURCE_INVALID when the file cannot be read or is empty
 */
export async function addFile(path: string, folders: IntakeFolders, clock: Clock): Promise<AddedFile> {
  const name = basename(path);
  const found = await stat(path).catch(() => null);
  if (!found?.isFile()) {
    throw new PayerscopeError(
      'SOURCE_INVALID',
      `${path} is no file that can be added; name a billing export that exists.`,
    );
  }
  await mkdir(folders.writing, { recursive: true });
  const temporary = await mkdtemp(join(folders.writing, 'adding-'));
  try {
    const copied = await copyExamined(path, join(temporary, 'original'));
    if (copied.bytes === 0) {
      throw new PayerscopeError('SOURCE_INVALID', `${name} is empty; export it again with its rows.`);
    }
    const files = await storedFiles(folders);
    const known = files.find(({ hash }) => hash === copied.hash);
    if (known) return { file: known, isNew: false };
    const addedOn = clock.now().toISOString().slice(0, 10);
    const entry: FileEntry = {
      version: 1,
      name,
      addedOn,
      sequence: 1 + (files.at(-1)?.sequence ?? 0),
      ...copied,
    };
    await writeFile(join(temporary, 'entry.json'), `${JSON.stringify(entry, null, 2)}\n`);
    const folder = join(folders.files, addedOn, entry.hash);
    await mkdir(join(folders.files, addedOn), { recursive: true });
    await rename(temporary, folder);
    return { file: { ...entry, folder, original: join(folder, 'original') }, isNew: true };
  } finally {
    await rm(temporary, { recursive: true, force: true });
  }
}

/** One pass over the bytes: copied, hashed and examined. */
async function copyExamined(from: string, to: string): Promise<Pick<FileEntry, 'hash' | 'bytes' | 'facts'>> {
  const hash = createHash('sha256');
  const examiner = createByteExaminer();
  const copy = await open(to, 'wx');
  let bytes = 0;
  try {
    for await (const chunk of createReadStream(from, { highWaterMark: CHUNK }) as AsyncIterable<Buffer>) {
      hash.update(chunk);
      examiner.take(chunk);
      bytes += chunk.length;
      await copy.writeFile(chunk);
    }
    await copy.sync();
  } catch (cause) {
    throw new PayerscopeError(
      'SOURCE_INVALID',
      `${from} cannot be read to its end or copied into the intake; check permissions and free space.`,
      { cause },
    );
  } finally {
    await copy.close();
  }
  return { hash: hash.digest('hex'), bytes, facts: examiner.facts() };
}
