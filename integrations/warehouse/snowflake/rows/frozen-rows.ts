import { PayerscopeError } from '../../../../tools/errors.ts';
import type { Warehouse } from '../../../../tools/ports.ts';
import type { Chain } from '../../../builder/chain.ts';
import { createFrozenTables } from '../../../builder/create-frozen-tables.ts';

/** Which release the rows of a schema stand behind; empty before the first. */
async function releaseBehind(rows: Warehouse, schema: string): Promise<string | null> {
  const [there] = await rows.query(
    `select count(*) as n from information_schema.tables where lower(table_schema) = '${schema}' and lower(table_name) = 'state'`,
  );
  if (there?.['n'] === 0) return null;
  const [row] = await rows.query(`select release_id from ${schema}.state`);
  return typeof row?.['release_id'] === 'string' ? row['release_id'] : null;
}

/** The tables of a schema that hold rows, but for the one that says which release they stand behind. */
async function tablesIn(rows: Warehouse, schema: string): Promise<string[]> {
  const found = await rows.query(
    `select lower(table_name) as name from information_schema.tables
     where lower(table_schema) = '${schema}' and table_type = 'BASE TABLE' order by name`,
  );
  return found.map(({ name }) => String(name)).filter((name) => name !== 'state');
}

async function copyTable(rows: Warehouse, table: string, from: string, to: string): Promise<void> {
  await rows.execute(`create or replace table ${to}.${table} as select * from ${from}.${table}`);
}

/** Copies every frozen table, the state last: a copy that is cut off is seen by its missing state and made again. */
async function copyTables(rows: Warehouse, from: string, to: string): Promise<void> {
  await rows.execute(`create schema if not exists ${to}; drop table if exists ${to}.state`);
  for (const table of [...(await tablesIn(rows, from)), 'state']) await copyTable(rows, table, from, to);
}

/** Histories are kept beside the frozen rows, under their own names. */
const isHistory = (table: string): boolean => table.endsWith('_history');

/**
 * Histories as the last release left them: what a build that published nothing added is no part of what happened since.
 * Where none was kept yet, those that stand are left alone.
 */
async function restoreHistories(rows: Warehouse): Promise<void> {
  const kept = (await tablesIn(rows, 'frozen')).filter(isHistory);
  if (kept.length === 0) return;
  for (const table of await tablesIn(rows, 'snapshots')) {
    if (!kept.includes(table)) await rows.execute(`drop table snapshots.${table}`);
  }
  for (const table of kept) await copyTable(rows, table, 'frozen', 'snapshots');
}

async function startAnew(rows: Warehouse): Promise<void> {
  for (const schema of ['frozen', 'frozen_next', 'snapshots'])
    await rows.execute(`drop schema if exists ${schema} cascade`);
  await createFrozenTables(rows);
  await rows.execute("create table frozen.state (release_id varchar); insert into frozen.state values ('')");
}

/**
 * Makes the frozen rows and the histories those of the book's chain: of a build that ended between the book and here, what
 * it kept aside is put in force; of one that ended before, nothing was kept that counts.
 *
 * @param forgets where the chain that stands there is one the book knew and forgets: a file it stood on was removed
 * @throws PayerscopeError STORE_UNAVAILABLE where neither is of the release the book knows last
 */
export async function alignFrozen(rows: Warehouse, chain: Chain, forgets = false): Promise<void> {
  const last = chain.releases.at(-1)?.id ?? '';
  const behind = await releaseBehind(rows, 'frozen');
  // Nothing was published from here and nothing is behind: what a first build left is of no release.
  if (last === '' && (forgets || (behind ?? '') === '')) return startAnew(rows);
  if (behind === last || (last !== '' && (await releaseBehind(rows, 'frozen_next')) === last)) {
    if (behind !== last) await settleNext(rows);
    // A table that a later version added is not there yet.
    await createFrozenTables(rows);
    return restoreHistories(rows);
  }
  throw new PayerscopeError(
    'STORE_UNAVAILABLE',
    `The frozen rows in Snowflake stand behind ${behind || 'no release'}, and this data directory published ${last || 'none'} last; build with the directory that published last, or give this one a database of its own.`,
  );
}

/** A copy to add to, behind a release that is not published yet, with the histories as this build leaves them. */
export async function prepareNext(
  rows: Warehouse,
  add: (schema: string) => Promise<void>,
  id: string,
): Promise<void> {
  await copyTables(rows, 'frozen', 'frozen_next');
  await rows.execute('drop table frozen_next.state');
  for (const table of (await tablesIn(rows, 'snapshots')).filter(isHistory))
    await copyTable(rows, table, 'snapshots', 'frozen_next');
  await add('frozen_next');
  await rows.execute('create table frozen_next.state (release_id varchar)');
  await rows.append('frozen_next.state', ['release_id'], [[id]]);
}

/** Puts in force what was prepared, and leaves no second copy of rows of people. */
export async function settleNext(rows: Warehouse): Promise<void> {
  await copyTables(rows, 'frozen_next', 'frozen');
  await rows.execute('drop schema if exists frozen_next cascade');
}
