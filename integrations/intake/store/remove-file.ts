import { mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { processedFiles } from '../process/processed-file.ts';
import type { IntakeFolders } from './intake-folders.ts';
import type { StoredFile } from './stored-file.ts';

/**
 * Removes an added file with everything processing made of it. First what was processed goes, then the file itself,
 * each moved aside in one step: a killed removal leaves either a whole file or none.
 */
export async function removeFile(file: StoredFile, folders: IntakeFolders): Promise<void> {
  await mkdir(folders.writing, { recursive: true });
  const aside = await mkdtemp(join(folders.writing, 'removing-'));
  for (;;) {
    const processed = (await processedFiles(folders)).get(file.hash);
    if (processed === undefined) break;
    await rename(processed.folder, join(aside, basename(processed.folder)));
  }
  await rename(file.folder, join(aside, 'file'));
  await rm(aside, { recursive: true, force: true });
}
