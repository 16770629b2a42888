import type { Value } from '../../../../tools/answer.ts';
import type { ReleaseStore } from '../../../../tools/ports.ts';

/** A table of a release file: masked already, withheld values are null in it. */
export interface PublishedTable {
  readonly name: string;
  readonly columns: readonly { readonly name: string; readonly type: string }[];
  readonly rows: readonly (readonly Value[])[];
}

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;

async function readTable(store: ReleaseStore, name: string): Promise<PublishedTable> {
  const described = await store.query(
    'select column_name, data_type from duckdb_columns() where table_name = :name order by column_index',
    { name },
  );
  const columns = described.map((row) => ({
    name: String(row['column_name']),
    type: String(row['data_type']),
  }));
  const rows = await store.query(`select * from ${quoted(name)}`, {});
  return { name, columns, rows: rows.map((row) => columns.map((column) => row[column.name] ?? null)) };
}

/** Every table of a release file, in the order of its manifest, and its manifest as a table of one cell. */
export async function publishedTables(store: ReleaseStore): Promise<PublishedTable[]> {
  const names = [...store.manifest.families.map(({ name }) => name), 'release_freshness'];
  const tables: PublishedTable[] = [];
  for (const name of names) tables.push(await readTable(store, name));
  const manifest = JSON.stringify(store.manifest);
  return [
    ...tables,
    { name: 'release_manifest', columns: [{ name: 'manifest', type: 'VARCHAR' }], rows: [[manifest]] },
  ];
}
