import type { Warehouse } from '../../../tools/ports.ts';
import { presentColumns, readCsv } from './read-csv.ts';
import type { CsvFile } from './read-header.ts';
import type { SourceTable } from './synthea-files.ts';

/**
 * Reads one column of a staged file again, as the texts that were kept as numbers only: a temporary table of rows that stand
 * as they were staged, by `rowid`. The whole file is read for it, which is why it is done only where numbers repeat.
 */
export async function readTextsAgain(
  warehouse: Warehouse,
  source: SourceTable,
  file: CsvFile,
  column: string,
  table: string,
): Promise<void> {
  // Every other column as well: a row is set aside for what is unreadable in a column that is read, and only then.
  const others = presentColumns(source, file).flatMap(({ name }) => (name === column ? [] : [`"${name}"`]));
  await warehouse.execute(`
    drop table if exists temp.csv_rejects; drop table if exists temp.csv_scans;
    create or replace temp table ${table} as
    select "${column}", hash(${others.join(', ')}) as others from ${readCsv(source, file)};
    drop table csv_rejects; drop table csv_scans`);
}
