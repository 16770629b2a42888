import type { Warehouse } from '../../../tools/ports.ts';
import type { CsvFile } from './read-header.ts';
import type { ReaderRejects } from './read-rejects.ts';
import { readRejects, rejectsLimit } from './read-rejects.ts';
import { sourceInvalid } from './source-invalid.ts';
import type { SourceTable } from './synthea-files.ts';
import { SQL_TYPE } from './synthea-files.ts';

export interface StagedFile extends ReaderRejects {
  readonly rows: number;
}

const quotedText = (text: string): string => `'${text.replaceAll("'", "''")}'`;

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
): Promise<StagedFile> {
  const kinds = new Map(source.columns.map((column) => [column.name, column.kind]));
  const columns = file.header.map((header, index) => {
    const name = header.toLowerCase();
    const kind = kinds.get(name);
    return kind ? `${quotedText(name)}: '${SQL_TYPE[kind]}'` : `'unused_${index}': 'VARCHAR'`;
  });
  const present = new Set(file.header.map((header) => header.toLowerCase()));
  const names = source.columns
    .map(({ name, kind }) =>
      present.has(name) ? `"${name}"` : `cast(null as ${SQL_TYPE[kind]}) as "${name}"`,
    )
    .join(', ');
  const stored = source.columns.map(
    ({ name, kind, scattered }) =>
      `"${name}" ${SQL_TYPE[kind]}${scattered ? ' using compression uncompressed' : ''}`,
  );
  await warehouse.execute('drop table if exists temp.csv_rejects; drop table if exists temp.csv_scans');
  await warehouse.execute(`create table ${target} (${stored.join(', ')})`);
  try {
    await warehouse.execute(`
      insert into ${target} select ${names} from read_csv(
        ${quotedText(file.path)}, auto_detect = false, header = true, columns = {${columns.join(', ')}},
        delim = '${file.delimiter}', quote = '"', escape = '"', store_rejects = true, rejects_table = 'csv_rejects',
        rejects_scan = 'csv_scans', rejects_limit = ${rejectsLimit(file.bytes)})`);
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
