import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { createDuckDbWarehouse } from '../../warehouse/duckdb/duckdb-warehouse.ts';
import { loadProject } from './load-project.ts';
import { runProject } from './run-project.ts';
import { charge, loadSmallSource, paid } from './testing/small-source.ts';

const project = loadProject(resolve(import.meta.dirname, '../../../sql'));
const RELEASED = [
  'marts.released_claims',
  'intermediate.int_released_claims',
  'marts.released_medications',
  'intermediate.int_released_orders',
  'marts.released_receivables',
];

test('what a first release shows is the same, written a second time or not', async () => {
  const warehouse = await createDuckDbWarehouse({ path: ':memory:', threads: 1 });
  try {
    await loadSmallSource(warehouse, {
      paid: { day: '2025-01-10', transactions: [charge('2025-01-10', 20), paid('2025-01-11', 'CASH', 20)] },
      open: { day: '2025-02-03', patient: 'p-2', transactions: [charge('2025-02-03', 50)] },
      later: { day: '2025-05-03', patient: 'p-3', transactions: [charge('2025-05-03', 50)] },
    });
    const shown = async (isFirst: boolean) => {
      await runProject({
        project,
        warehouse,
        vars: { as_of: '2025-03-31', minimum_people: 2, is_first_release: isFirst },
        progress: { step: () => {} },
        select: RELEASED.map((relation) => `+${relation.replace(/^.*\./, '')}`),
      });
      const tables = RELEASED.map(async (relation) => {
        const kinds = await warehouse.query(
          "select table_type from information_schema.tables where table_schema || '.' || table_name = :relation",
          { relation },
        );
        const rows = await warehouse.query(`select columns(*) from ${relation} order by all`);
        return { kind: kinds[0]?.['table_type'], rows: rows.map((row) => Object.entries(row).sort()) };
      });
      return Promise.all(tables);
    };
    const [views, tables] = [await shown(true), await shown(false)];
    expect(views.map(({ kind }) => kind)).toEqual(['VIEW', 'VIEW', 'VIEW', 'VIEW', 'VIEW']);
    // Labels are looked up in either case.
    expect(tables.map(({ kind }) => kind)).toEqual([
      'VIEW',
      'BASE TABLE',
      'VIEW',
      'BASE TABLE',
      'BASE TABLE',
    ]);
    expect(views.map(({ rows }) => rows)).toEqual(tables.map(({ rows }) => rows));
    expect(views[0]?.rows).toHaveLength(2);
  } finally {
    await warehouse.close();
  }
});
