import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PayerscopeError } from '../../../../tools/errors.ts';
import type { Progress, Warehouse } from '../../../../tools/ports.ts';
import { SQL_TYPE, SYNTHEA_TABLES } from '../../../builder/import/synthea-files.ts';

const FILE_FORMAT = `file_format = (type = csv field_optionally_enclosed_by = '"' empty_field_as_null = true)`;

/** Writes a table of the book as CSV: text in quotes, nothing for null, as the copy on the other side reads it. */
async function writeCsv(
  book: Warehouse,
  table: string,
  columns: readonly string[],
  file: string,
): Promise<number> {
  const names = columns.map((name) => `"${name}"`).join(', ');
  const path = file.replaceAll("'", "''");
  await book.execute(
    `copy (select ${names} from raw.${table}) to '${path}' (format csv, header false, force_quote (${names}))`,
  );
  const [row] = await book.query(`select count(*) as n from raw.${table}`);
  return Number(row?.['n']);
}

/**
 * Uploads what was imported and checked in the book, file by file, to a stage of this session and copies it into the
 * schema `raw`; then the book forgets the rows.
 *
 * @throws PayerscopeError BUILD_FAILED where fewer rows arrive than were sent
 */
export async function uploadRows(book: Warehouse, rows: Warehouse, progress: Progress): Promise<void> {
  await rows.execute('create schema if not exists raw; create or replace temporary stage raw.upload');
  for (const { table, columns } of SYNTHEA_TABLES) {
    // One file at a time on the disk, and none that outlives its upload.
    const folder = await mkdtemp(join(tmpdir(), 'payerscope-upload-'));
    try {
      const names = columns.map(({ name }) => name);
      const file = join(folder, `${table}.csv`);
      const sent = await writeCsv(book, table, names, file);
      progress.step('load', `${table}, ${sent} rows`);
      const declared = columns.map(({ name, kind }) => `"${name.toUpperCase()}" ${SQL_TYPE[kind]}`);
      await rows.execute(`create or replace table raw.${table} (${declared.join(', ')})`);
      if (sent > 0) {
        await rows.execute(`put 'file://${file}' @raw.upload auto_compress = true overwrite = true`);
        await rows.execute(`copy into raw.${table} from @raw.upload/${table}.csv.gz ${FILE_FORMAT}`);
      }
      const [arrived] = await rows.query(`select count(*) as n from raw.${table}`);
      if (Number(arrived?.['n']) !== sent) {
        throw new PayerscopeError(
          'BUILD_FAILED',
          `Of ${sent} rows of ${table}, ${arrived?.['n']} arrived in Snowflake, so nothing is published; build again.`,
        );
      }
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }
  await book.execute(SYNTHEA_TABLES.map(({ table }) => `drop table raw.${table}`).join('; '));
}
