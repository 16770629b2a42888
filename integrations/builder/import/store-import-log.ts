import type { Warehouse } from '../../../tools/ports.ts';
import type { ImportLog } from './import-log.ts';

/** Keeps the log beside the data it describes, in `raw.import_log`. */
export async function storeImportLog(warehouse: Warehouse, log: ImportLog): Promise<void> {
  const columns = ['file', 'kind', 'subject', 'row_count', 'example_lines'];
  await warehouse.execute(
    `create or replace table raw.import_log
     (file varchar, kind varchar, subject varchar, row_count bigint, example_lines varchar)`,
  );
  const rows = log.files.flatMap(({ file, read, loaded, rejected, nulls, found = [] }) => [
    [file, 'read', null, read, null],
    [file, 'loaded', null, loaded, null],
    ...rejected.map(({ reason, rows: n, lines }) => [file, 'rejected', reason, n, lines.join(', ')]),
    ...nulls.map(({ column, rows: n }) => [file, 'empty', column, n, null]),
    ...found.map(({ what, rows: n }) => [file, 'found', what, n, null]),
  ]);
  await warehouse.append('raw.import_log', columns, rows);
}
