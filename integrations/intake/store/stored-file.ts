import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { IntakeFolders } from './intake-folders.ts';

const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
export const sha256 = z.string().regex(/^[0-9a-f]{64}$/);

/** What is kept beside an added file. */
export const fileEntry = z.strictObject({
  version: z.literal(1),
  hash: sha256,
  /** Its name when it was added, without the folder. */
  name: z.string(),
  bytes: z.number().int(),
  addedOn: day,
  /** In the order of adding: a later file's version of a claim supersedes an earlier one's. */
  sequence: z.number().int(),
  facts: z.strictObject({
    encoding: z.enum(['utf-8', 'utf-16le', 'utf-16be', 'windows-1252', 'binary']),
    hasMixedLineEnds: z.boolean(),
    longestLine: z.number().int(),
    longestLineAt: z.number().int(),
    kind: z.string(),
  }),
});

export type FileEntry = z.infer<typeof fileEntry>;

/** An added file and where its bytes stand. */
export interface StoredFile extends FileEntry {
  readonly folder: string;
  readonly original: string;
}

const listed = (path: string): Promise<string[]> => readdir(path).catch(() => []);

/** Every added file in the order of adding; what a killed `add` left half-made is not among them. */
export async function storedFiles({ files }: IntakeFolders): Promise<StoredFile[]> {
  const found: StoredFile[] = [];
  for (const date of (await listed(files)).filter((name) => day.safeParse(name).success)) {
    for (const name of (await listed(join(files, date))).filter((one) => sha256.safeParse(one).success)) {
      const folder = join(files, date, name);
      const entry = fileEntry.parse(JSON.parse(await readFile(join(folder, 'entry.json'), 'utf8')));
      found.push({ ...entry, folder, original: join(folder, 'original') });
    }
  }
  return found.sort((a, b) => a.sequence - b.sequence || (a.hash < b.hash ? -1 : 1));
}
