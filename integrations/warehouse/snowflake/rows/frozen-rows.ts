import { PayerscopeError } from '../../../../tools/errors.ts';
import type { Warehouse } from '../../../../tools/ports.ts';
import type { Chain } from '../../../builder/chain.ts';
import { createFrozenTables, FROZEN_TABLES } from '../../../builder/create-frozen-tables.ts';

/** Which release the rows of a schema stand behind; empty before the first. */
async function releaseBehind(rows: Warehouse, schema: string): Promise<string | null> {
  const [there] = await rows.query(
    `select count(*) as n from information_schema.tables where lower(table_schema) = '${schema}' and lower(table_name) = 'state'`,
  );
  if (there?.['n'] === 0) return null;
  const [row] = await rows.query(`select release_id from ${schema}.state`);
  return typeof row?.['release_id'] === 'string' ? row['release_id'] : null;
}

/** Copies every frozen table, the state last: a copy that is cut off is seen by its missing state and made again. */
async function copyTables(rows: Warehouse, from: string, to: string): Promise<void> {
  await rows.execute(`create schema if not exists ${to}; drop table if exists ${to}.state`);
  for (const table of [...FROZEN_TABLES, 'state'])
    await rows.execute(`create or replace table ${to}.${table} as select * from ${from}.${table}`);
}

async function startAnew(rows: Warehouse): Promise<void> {
  for (const schema of ['frozen', 'frozen_next', 'snapshots'])
    await rows.execute(`drop schema if exists ${schema} cascade`);
  await createFrozenTables(rows);
  await rows.execute("create table frozen.state (release_id varchar); insert into frozen.state values ('')");
}

/**
 * Makes the frozen rows those of the book's chain: of a build that ended between the book and here, what it kept aside is
 * put in force; of one that ended before, nothing was kept that counts.
 *
 * @throws PayerscopeError STORE_UNAVAILABLE where neither is of the release the book knows last
 */
export async function alignFrozen(rows: Warehouse, chain: Chain): Promise<void> {
  const last = chain.releases.at(-1)?.id ?? '';
  const behind = await releaseBehind(rows, 'frozen');
  // Nothing was published from here and nothing is behind: what a first build left is of no release.
  if (last === '' && (behind ?? '') === '') return startAnew(rows);
  if (behind === last) return;
  if (last !== '' && (await releaseBehind(rows, 'frozen_next')) === last) return settleNext(rows);
  throw new PayerscopeError(
    'STORE_UNAVAILABLE',
    `The frozen rows in Snowflake stand behind ${behind || 'no release'}, and this data directory published ${last || 'none'} last; build with the directory that published last, or give this one a database of its own.`,
  );
}

/** A copy to add to, behind a release that is not published yet. */
export async function prepareNext(
  rows: Warehouse,
  add: (schema: string) => Promise<void>,
  id: string,
): Promise<void> {
  await copyTables(rows, 'frozen', 'frozen_next');
  await rows.execute('drop table frozen_next.state');
  await add('frozen_next');
  await rows.execute('create table frozen_next.state (release_id varchar)');
  await rows.append('frozen_next.state', ['release_id'], [[id]]);
}

/** Puts in force what was prepared, and leaves no second copy of rows of people. */
export async function settleNext(rows: Warehouse): Promise<void> {
  await copyTables(rows, 'frozen_next', 'frozen');
  await rows.execute('drop schema if exists frozen_next cascade');
}
