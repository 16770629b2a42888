import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { CsvFile } from './read-header.ts';
import { readHeader } from './read-header.ts';
import { sourceInvalid } from './source-invalid.ts';
import type { SourceTable } from './synthea-files.ts';

/**
 * Finds the needed files of an export and checks their headers before anything is read.
 *
 * @returns the CSV file of every table
 * @throws PayerscopeError SOURCE_INVALID: one sentence naming every missing file and column
 */
export function findSourceFiles(
  directory: string,
  tables: readonly SourceTable[],
): ReadonlyMap<SourceTable, CsvFile> {
  const listed = new Map(listDirectory(directory).map((name) => [name.toLowerCase(), name]));
  const found = new Map<SourceTable, CsvFile>();
  const missing: string[] = [];
  for (const table of tables) {
    const name = listed.get(`${table.table}.csv`);
    if (name === undefined) {
      missing.push(`the file ${table.table}.csv`);
      continue;
    }
    const file = readHeader(join(directory, name), name);
    const present = new Set(file.header.map((column) => column.toLowerCase()));
    const absent = table.columns.filter((column) => !column.optional && !present.has(column.name));
    if (absent.length > 0) {
      const names = absent.map((column) => column.name.toUpperCase()).join(', ');
      missing.push(`${absent.length === 1 ? 'the column' : 'the columns'} ${names} of ${name}`);
    }
    found.set(table, file);
  }
  if (missing.length > 0) {
    throw sourceInvalid(
      `The source ${directory} cannot be imported because it lacks ${missing.join('; ')}; export it again with all of Synthea's CSV files.`,
      { details: { missing } },
    );
  }
  return found;
}

/** The names in a source directory.
 * @throws PayerscopeError SOURCE_INVALID when it is not there or cannot be read
 */
export function listDirectory(directory: string): readonly string[] {
  try {
    return readdirSync(directory);
  } catch (cause) {
    const absent = (cause as NodeJS.ErrnoException).code === 'ENOENT';
    throw sourceInvalid(
      absent
        ? `The source directory ${directory} does not exist; name the folder that holds the CSV files.`
        : `The source directory ${directory} cannot be read; name a folder of CSV files and check its permissions.`,
      { cause },
    );
  }
}
