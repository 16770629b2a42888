import type { Warehouse } from '../../../tools/ports.ts';
import { presentColumns, readCsv } from './read-csv.ts';
import type { CsvFile } from './read-header.ts';
import type { ReaderRejects } from './read-rejects.ts';
import { readRejects } from './read-rejects.ts';
import { sourceInvalid } from './source-invalid.ts';
import type { Links, SourceTable } from './synthea-files.ts';
import { isNumbered, numberOf, storedType } from './synthea-files.ts';

export interface StagedFile extends ReaderRejects {
  readonly rows: number;
}

/**
 * Streams one CSV file into a table inside the engine, in file order, with explicit types. The reader sets
 * aside what does not fit (wrong number of columns, unreadable dates and amounts) with its line number.
 *
 * @throws PayerscopeError SOURCE_INVALID when the file is not CSV in UTF-8 or ends in the middle of a row
 */
export async function stageFile(
  warehouse: Warehouse,
  source: SourceTable,
  file: CsvFile,
  target: string,
  links: Links,
): Promise<StagedFile> {
  const present = new Set(presentColumns(source, file));
  const values = source.columns.map((column) => {
    const { name } = column;
    if (!present.has(column)) return `cast(null as ${storedType(column, links)}) as "${name}"`;
    return isNumbered(column, links) ? `${numberOf(`"${name}"`)} as "${name}"` : `"${name}"`;
  });
  const stored = source.columns.map(
    (column) =>
      `"${column.name}" ${storedType(column, links)}${column.scattered ? ' using compression uncompressed' : ''}`,
  );
  await warehouse.execute('drop table if exists temp.csv_rejects; drop table if exists temp.csv_scans');
  await warehouse.execute(`create table ${target} (${stored.join(', ')})`);
  try {
    await warehouse.execute(
      `insert into ${target} select ${values.join(', ')} from ${readCsv(source, file)}`,
    );
  } catch (cause) {
    // A full disk or too little memory is not the file's fault.
    if (!/^(Error: )?Invalid Input Error|CSV/.test(String(cause))) throw cause;
    throw sourceInvalid(
      `The source file ${file.name} cannot be read as CSV (mixed line endings or broken quotes?); export it again.`,
      { cause },
    );
  }
  const [{ n = 0 } = {}] = await warehouse.query(`select count(*) as n from ${target}`);
  return { rows: Number(n), ...(await readRejects(warehouse, source, file)) };
}
