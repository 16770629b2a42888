import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { packageRoot } from '../../sql/package-root.ts';
import { createDuckDbWarehouse } from '../warehouse/duckdb/duckdb-warehouse.ts';
import { carryOver } from './carry-over.ts';
import { SOURCE_CHAIN } from './chain.ts';
import { loadProject } from './dbt/load-project.ts';
import { runProject } from './dbt/run-project.ts';
import { charge, loadSmallSource, paid } from './dbt/testing/small-source.ts';
import { freezeFacts, SYNTHEA_FREEZE } from './freeze-facts.ts';

const directory = mkdtempSync(join(tmpdir(), 'payerscope-freeze-'));
afterAll(() => rmSync(directory, { recursive: true, force: true }));

const AS_OF = '2025-03-31';
const progress = { step: () => {} };

/** The warehouse of a first release, built and closed. */
async function firstRelease(asViews: boolean): Promise<string> {
  const path = join(directory, `${asViews ? 'views' : 'tables'}.duckdb`);
  const warehouse = await createDuckDbWarehouse({ path, threads: 1 });
  await loadSmallSource(warehouse, {
    paid: { day: '2025-01-10', transactions: [charge('2025-01-10', 20), paid('2025-01-11', 'CASH', 20)] },
    open: { day: '2025-02-03', patient: 'p-2', transactions: [charge('2025-02-03', 50)] },
    later: { day: '2025-05-03', patient: 'p-3', transactions: [charge('2025-05-03', 50)] },
  });
  await runProject({
    project: loadProject(join(packageRoot(), 'sql')),
    warehouse,
    vars: { as_of: AS_OF, minimum_people: 2, is_first_release: true },
    progress,
  });
  await warehouse.execute(
    `create schema builder; create table builder.chain as select '${SOURCE_CHAIN}' as name;
     create table builder.keys as select 'key' as tie_key;
     create table builder.releases as select 1 as position, 'r' as id, '${AS_OF}' as as_of`,
  );
  const chain = { name: SOURCE_CHAIN, releases: [], months: [] };
  await freezeFacts(warehouse, chain, AS_OF, SYNTHEA_FREEZE, { asViews });
  await warehouse.close();
  return path;
}

test('a first release that keeps its rows where they stand hands the next build the same ones', async () => {
  const handedOn = async (previous: string) => {
    const warehouse = await createDuckDbWarehouse({ path: ':memory:', threads: 1 });
    try {
      await carryOver({
        ...{ warehouse, previous, dataDirectory: directory, chain: SOURCE_CHAIN, progress },
        ...{ hasReleases: true, freshKey: 'fresh' },
      });
      const kinds = await warehouse.query(
        "select distinct table_type as kind from information_schema.tables where table_schema = 'frozen'",
      );
      return {
        kinds: kinds.map(({ kind }) => kind),
        columns: await warehouse.query('describe frozen.claims'),
        claims: await warehouse.query('select * from frozen.claims order by claim_id'),
        orders: await warehouse.query('select * from frozen.medications order by all'),
      };
    } finally {
      await warehouse.close();
    }
  };
  const [views, tables] = [
    await handedOn(await firstRelease(true)),
    await handedOn(await firstRelease(false)),
  ];
  expect(views).toEqual(tables);
  expect(views.kinds).toEqual(['BASE TABLE']);
  // Only months that were published: a claim of May is of no release up to March.
  expect(views.claims.map((row) => [row['claim_id'], row['person_id'], row['service_month']])).toEqual([
    ['open', 'p-2', '2025-02'],
    ['paid', 'p-1', '2025-01'],
  ]);
});
