import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PayerscopeError } from '../../../../tools/errors.ts';
import type { Progress, Warehouse } from '../../../../tools/ports.ts';

const FILE_FORMAT = `file_format = (type = csv field_optionally_enclosed_by = '"' empty_field_as_null = true)`;

/** Types of imported tables, as Snowflake is told of them; a plain timestamp means what each account makes of it. */
const TYPES: Readonly<Record<string, string>> = {
  BIGINT: 'number(38, 0)',
  BOOLEAN: 'boolean',
  DATE: 'date',
  DOUBLE: 'double',
  INTEGER: 'number(38, 0)',
  TIMESTAMP: 'timestamp_ntz',
  VARCHAR: 'varchar',
};

interface ImportedTable {
  readonly name: string;
  readonly columns: readonly { readonly name: string; readonly type: string }[];
}

/** What an import of any format left in the book, but for what it tells of itself. */
async function importedTables(book: Warehouse): Promise<ImportedTable[]> {
  const found = await book.query(
    `select columns.table_name, columns.column_name, columns.data_type
     from duckdb_columns() as columns
     inner join duckdb_tables() as tables using (table_oid)
     where columns.schema_name = 'raw' and columns.table_name != 'import_log'
     order by tables.table_oid, columns.column_index`,
  );
  return [...Map.groupBy(found, (row) => String(row['table_name']))].map(([name, columns]) => ({
    name,
    columns: columns.map((column) => ({
      name: String(column['column_name']),
      type: typeThere(name, String(column['data_type'])),
    })),
  }));
}

function typeThere(table: string, type: string): string {
  const known = /^DECIMAL\(\d+,\d+\)$/.test(type) ? type.replace('DECIMAL', 'number') : TYPES[type];
  if (known === undefined) throw new RangeError(`${table}: a column of type ${type} is not uploaded`);
  return known;
}

/** Writes a table of the book as CSV: text in quotes, nothing for null, as the copy on the other side reads it. */
async function writeCsv(book: Warehouse, { name, columns }: ImportedTable, file: string): Promise<number> {
  const names = columns.map((column) => `"${column.name}"`).join(', ');
  const path = file.replaceAll("'", "''");
  await book.execute(
    `copy (select ${names} from raw.${name}) to '${path}' (format csv, header false, force_quote (${names}))`,
  );
  const [row] = await book.query(`select count(*) as n from raw.${name}`);
  return Number(row?.['n']);
}

/**
 * Uploads what was imported and checked in the book, table by table, to a stage of this session and copies it into the
 * schema `raw`; then the book forgets the rows. What format the source has plays no part.
 *
 * @throws PayerscopeError BUILD_FAILED where fewer rows arrive than were sent
 */
export async function uploadRows(book: Warehouse, rows: Warehouse, progress: Progress): Promise<void> {
  await rows.execute('create schema if not exists raw; create or replace temporary stage raw.upload');
  for (const table of await importedTables(book)) {
    const { name, columns } = table;
    // One file at a time on the disk, and none that outlives its upload.
    const folder = await mkdtemp(join(tmpdir(), 'payerscope-upload-'));
    try {
      const file = join(folder, `${name}.csv`);
      const sent = await writeCsv(book, table, file);
      progress.step('load', `${name}, ${sent} rows`);
      const declared = columns.map((column) => `"${column.name.toUpperCase()}" ${column.type}`);
      await rows.execute(`create or replace table raw.${name} (${declared.join(', ')})`);
      if (sent > 0) {
        await rows.execute(`put 'file://${file}' @raw.upload auto_compress = true overwrite = true`);
        await rows.execute(`copy into raw.${name} from @raw.upload/${name}.csv.gz ${FILE_FORMAT}`);
      }
      const [arrived] = await rows.query(`select count(*) as n from raw.${name}`);
      if (Number(arrived?.['n']) !== sent) {
        throw new PayerscopeError(
          'BUILD_FAILED',
          `Of ${sent} rows of ${name}, ${arrived?.['n']} arrived in Snowflake, so nothing is published; build again.`,
        );
      }
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
    await book.execute(`drop table raw.${name}`);
  }
}
