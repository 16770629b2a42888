import { rm } from 'node:fs/promises';
import { PayerscopeError } from '../../tools/errors.ts';
import type { Clock, Progress } from '../../tools/ports.ts';
import type { IntakeLog } from './process/intake-log.ts';
import { settledPayers, writePayerReview } from './process/payer-review.ts';
import { processFile } from './process/process-file.ts';
import { type ProcessedFile, processedFiles } from './process/processed-file.ts';
import { type Mapping, NO_MAPPING } from './read-mapping.ts';
import { type AddedFile, addFile } from './store/add-file.ts';
import { findFile } from './store/find-file.ts';
import { intakeFolders } from './store/intake-folders.ts';
import { removeFile } from './store/remove-file.ts';
import { type StoredFile, storedFiles } from './store/stored-file.ts';

/** An added file and what became of it; null where it was not processed yet. */
export interface IntakeFile {
  readonly file: StoredFile;
  readonly processed: ProcessedFile | null;
}

export interface ProcessedLog {
  readonly log: IntakeLog;
  /** False where it was read before under the same settings. */
  readonly isNew: boolean;
}

/** The billing files of one data directory, from adding to removing. */
export interface Intake {
  /** @throws PayerscopeError SOURCE_INVALID for a file that cannot be read or is empty */
  add(path: string): Promise<AddedFile>;
  list(): Promise<readonly IntakeFile[]>;
  /**
   * Processes the named files, or all that were added.
   * @throws PayerscopeError USAGE, SOURCE_INVALID or AMBIGUOUS in one sentence
   */
  process(
    names: readonly string[],
    options: { readonly mapping?: Mapping; readonly progress: Progress },
  ): Promise<readonly ProcessedLog[]>;
  /** @throws PayerscopeError USAGE when there is no such file, or it was not processed */
  log(name: string): Promise<{ readonly log: IntakeLog; readonly quarantine: string }>;
  remove(name: string): Promise<StoredFile>;
  /** Where payers that nobody is sure of are listed. */
  readonly payerReview: string;
}

/** @param memoryLimit as the engine writes it, `1000MB` */
export function createIntake(options: {
  readonly dataDirectory: string;
  readonly clock: Clock;
  readonly memoryLimit?: string;
}): Intake {
  const { dataDirectory, clock, memoryLimit } = options;
  const folders = intakeFolders(dataDirectory);
  const list = async (): Promise<IntakeFile[]> => {
    const processed = await processedFiles(folders);
    return (await storedFiles(folders)).map((file) => ({
      file,
      processed: processed.get(file.hash) ?? null,
    }));
  };
  return {
    payerReview: folders.payerReview,
    add: (path) => addFile(path, folders, clock),
    list,
    process: async (names, { mapping = NO_MAPPING, progress }) => {
      const files = await storedFiles(folders);
      const wanted = names.length === 0 ? files : names.map((name) => findFile(files, name));
      if (wanted.length === 0) {
        throw new PayerscopeError('USAGE', 'No file was added yet; payerscope intake add FILE adds one.');
      }
      const settled = await settledPayers(folders);
      const today = clock.now().toISOString().slice(0, 10);
      const limit = memoryLimit === undefined ? {} : { memoryLimit };
      const logs: ProcessedLog[] = [];
      for (const file of wanted) {
        logs.push(
          await processFile({ file, folders, mapping, settledPayers: settled, today, progress, ...limit }),
        );
      }
      await writePayerReview(folders);
      return logs;
    },
    log: async (name) => {
      const file = findFile(await storedFiles(folders), name);
      const processed = (await processedFiles(folders)).get(file.hash);
      if (processed) return { log: processed.log, quarantine: processed.quarantine };
      throw new PayerscopeError(
        'USAGE',
        `${file.name} was not processed yet; payerscope intake process ${file.hash.slice(0, 12)} does it.`,
      );
    },
    remove: async (name) => {
      const file = findFile(await storedFiles(folders), name);
      await removeFile(file, folders);
      await writePayerReview(folders);
      // What killed runs left half-made may be of this file too.
      await rm(folders.writing, { recursive: true, force: true });
      return file;
    },
  };
}
