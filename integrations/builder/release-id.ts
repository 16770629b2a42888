import { createHash } from 'node:crypto';
import type { Value } from '../../tools/answer.ts';
import type { ReleaseStore } from '../../tools/ports.ts';
import { RELEASE_FORMAT } from '../../tools/release-manifest.ts';

/** A published table: withheld cells null, dollars in whole cents, marks 0 or 1. */
export interface PublishedRows {
  readonly name: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly Value[])[];
}

/**
 * The id of a release: its date and a hash of its published rows only, so that sources with the same published
 * values are one release, whatever their title.
 */
export function releaseIdOf(asOf: string, families: readonly PublishedRows[]): string {
  const hash = createHash('sha256').update(`format ${RELEASE_FORMAT}`);
  for (const { name, columns, rows } of families) {
    hash.update(JSON.stringify([name, columns]));
    for (const row of rows) hash.update(JSON.stringify(row));
  }
  return `${asOf}-${hash.digest('hex').slice(0, 8)}`;
}

/** The id that the rows of a release file have now: another one than its manifest's where any of them was changed. */
export async function recomputeReleaseId(store: ReleaseStore): Promise<string> {
  const families: PublishedRows[] = [];
  for (const { name } of store.manifest.families) {
    const described = await store.query(
      'select column_name, data_type from duckdb_columns() where table_name = :name order by column_index',
      { name },
    );
    const columns = described.map(({ column_name }) => String(column_name));
    const dollars = new Set(
      described.flatMap(({ column_name, data_type }) =>
        String(data_type).startsWith('DECIMAL') ? [String(column_name)] : [],
      ),
    );
    const rows = await store.query(`select * from "${name.replaceAll('"', '""')}"`, {});
    families.push({
      name,
      columns,
      rows: rows.map((row) =>
        columns.map((column) => {
          const value = row[column] ?? null;
          return dollars.has(column) && typeof value === 'number' ? Math.round(value * 100) : value;
        }),
      ),
    });
  }
  return releaseIdOf(store.manifest.asOf, families);
}
