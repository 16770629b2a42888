import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { IntakeFolders } from '../store/intake-folders.ts';
import { type IntakeLog, intakeLog } from './intake-log.ts';

/** What processing made of one added file. */
export interface ProcessedFile {
  readonly folder: string;
  readonly hash: string;
  /** Hash of everything that decided how it was read: the same settings make the same rows. */
  readonly settings: string;
  readonly log: IntakeLog;
  readonly claims: string;
  readonly quarantine: string;
}

const NAME = /^([0-9a-f]{64})-([0-9a-f]{12})$/;

/**
 * The processed files by hash. A folder appears whole, by renaming; where a killed run left an older one beside the
 * newer, the newer counts.
 */
export async function processedFiles({ processed }: IntakeFolders): Promise<Map<string, ProcessedFile>> {
  const found = new Map<string, ProcessedFile>();
  for (const name of (await readdir(processed).catch(() => [])).sort()) {
    const [, hash, settings] = NAME.exec(name) ?? [];
    if (hash === undefined || settings === undefined) continue;
    const folder = join(processed, name);
    const log = intakeLog.parse(JSON.parse(await readFile(join(folder, 'log.json'), 'utf8')));
    const known = found.get(hash);
    if (known && known.log.run >= log.run) continue;
    found.set(hash, {
      folder,
      hash,
      settings,
      log,
      claims: join(folder, 'claims.parquet'),
      quarantine: join(folder, 'quarantine.csv'),
    });
  }
  return found;
}
