import type { CsvFile } from './read-header.ts';
import { rejectsLimit } from './read-rejects.ts';
import type { SourceTable } from './synthea-files.ts';
import { SQL_TYPE } from './synthea-files.ts';

const quotedText = (text: string): string => `'${text.replaceAll("'", "''")}'`;

/**
 * The embedded engine's reader of one file, as SQL to select from: needed columns by their names, with explicit types. Rows
 * that do not fit, wherever a selected column is unreadable, go to the temporary tables csv_rejects and csv_scans, which
 * must not exist yet.
 */
export function readCsv(source: SourceTable, file: CsvFile): string {
  const kinds = new Map(source.columns.map((column) => [column.name, column.kind]));
  const columns = file.header.map((header, index) => {
    const name = header.toLowerCase();
    const kind = kinds.get(name);
    return kind ? `${quotedText(name)}: '${SQL_TYPE[kind]}'` : `'unused_${index}': 'VARCHAR'`;
  });
  return `read_csv(
    ${quotedText(file.path)}, auto_detect = false, header = true, columns = {${columns.join(', ')}},
    delim = '${file.delimiter}', quote = '"', escape = '"', store_rejects = true, rejects_table = 'csv_rejects',
    rejects_scan = 'csv_scans', rejects_limit = ${rejectsLimit(file.bytes)})`;
}

/** The columns of a source that a file has; the others are optional. */
export function presentColumns(source: SourceTable, file: CsvFile): SourceTable['columns'] {
  const present = new Set(file.header.map((header) => header.toLowerCase()));
  return source.columns.filter(({ name }) => present.has(name));
}
