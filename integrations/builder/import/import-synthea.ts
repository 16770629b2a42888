import type { Progress, Warehouse } from '../../../tools/ports.ts';
import { checkRows } from './check-rows.ts';
import { findSourceFiles } from './find-source-files.ts';
import type { FileLog, ImportLog } from './import-log.ts';
import type { CsvFile } from './read-header.ts';
import { refuseMostlyRejected } from './refuse-mostly-rejected.ts';
import { sourceInvalid } from './source-invalid.ts';
import { stageFile } from './stage-file.ts';
import { storeImportLog } from './store-import-log.ts';
import type { Links, SourceTable } from './synthea-files.ts';
import { SYNTHEA_TABLES } from './synthea-files.ts';

const staged = (table: string): string => `raw.incoming_${table}`;

/**
 * Imports a Synthea CSV export into the schema `raw`: typed, needed columns only, streamed inside DuckDB. The
 * files are staged and checked first and take the place of the previous import together at the end.
 *
 * @throws PayerscopeError SOURCE_INVALID in one sentence for files or columns that are missing, empty,
 *   truncated, wrongly encoded, or of which more than a fifth of the rows are rejected; the previous import
 *   then stays as it was
 */
export async function importSynthea(options: {
  readonly warehouse: Warehouse;
  readonly directory: string;
  readonly links: Links;
  readonly progress: Progress;
}): Promise<ImportLog> {
  const { warehouse, directory, links, progress } = options;
  const files = findSourceFiles(directory, SYNTHEA_TABLES);
  await warehouse.execute('create schema if not exists raw');
  await dropStaged(warehouse);
  try {
    const logs: FileLog[] = [];
    for (const [source, file] of files) {
      progress.step('import', file.name);
      logs.push(await importFile(warehouse, source, file, links));
    }
    const swaps = SYNTHEA_TABLES.map(
      ({ table }) => `drop table if exists raw.${table}; alter table ${staged(table)} rename to ${table};`,
    );
    const log = { files: logs };
    await warehouse.execute('begin');
    try {
      await warehouse.execute(swaps.join('\n'));
      await storeImportLog(warehouse, log);
      await warehouse.execute('commit');
    } catch (error) {
      await warehouse.execute('rollback');
      throw error;
    }
    return log;
  } catch (error) {
    await dropStaged(warehouse);
    throw error;
  }
}

async function importFile(
  warehouse: Warehouse,
  source: SourceTable,
  file: CsvFile,
  links: Links,
): Promise<FileLog> {
  const target = staged(source.table);
  const { rows, rejected, lines } = await stageFile(warehouse, source, file, target, links);
  const read = rows + lines.length;
  if (read === 0 && !source.mayBeEmpty) {
    throw sourceInvalid(`The source file ${file.name} has a header but no rows; export it again.`);
  }
  refuseMostlyRejected(file.name, read, rejected);
  const removed = await checkRows(warehouse, source, {
    file,
    table: target,
    links,
    rejectedLines: lines,
    parentTable: source.parent ? staged(source.parent.table) : null,
  });
  const all = [...rejected, ...removed];
  refuseMostlyRejected(file.name, read, all);

  // Rows without a required value are gone by now.
  const optional = source.columns.filter(({ required }) => !required);
  const counts = optional.map(({ name }) => `count(*) - count("${name}") as "${name}"`);
  const [row = {}] = await warehouse.query(`select ${['1 as one', ...counts].join(', ')} from ${target}`);
  return {
    file: file.name,
    read,
    loaded: read - all.reduce((sum, { rows: n }) => sum + n, 0),
    rejected: all,
    nulls: optional
      .map(({ name }) => ({ column: name, rows: Number(row[name]) }))
      .filter(({ rows: n }) => n > 0),
  };
}

async function dropStaged(warehouse: Warehouse): Promise<void> {
  await warehouse.execute(
    SYNTHEA_TABLES.map(({ table }) => `drop table if exists ${staged(table)};`).join('\n'),
  );
}
