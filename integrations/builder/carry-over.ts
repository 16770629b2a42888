import { existsSync } from 'node:fs';
import { PayerscopeError } from '../../tools/errors.ts';
import type { Progress, Warehouse } from '../../tools/ports.ts';
import { type Chain, isImported, newChain } from './chain.ts';
import { continuesChain } from './continues-chain.ts';
import { createFrozenTables, FROZEN_TABLES } from './create-frozen-tables.ts';
import { createWitnessTable } from './keep-witnesses.ts';
import { quoted } from './release-columns.ts';

interface CarryOver {
  /** The warehouse being built. */
  readonly warehouse: Warehouse;
  readonly dataDirectory: string;
  /** File of the previous warehouse. */
  readonly previous: string;
  /** Name of the chain this build belongs to. */
  readonly chain: string;
  /** Leaves out what is known of the standing chain: a file it stood on was removed. */
  readonly forgets?: boolean;
  /** Whether releases stand in the data directory. */
  readonly hasReleases: boolean;
  /** The key to keep when the previous warehouse has none. */
  readonly freshKey: string;
  readonly progress: Progress;
}

/**
 * Brings what outlives a build from the previous warehouse into the one being built: the unmasked families of
 * earlier releases, the key that breaks ties in the mask, so that rebuilds agree, and, where the chain goes on,
 * the frozen rows, the snapshots and the list of its releases.
 *
 * @throws PayerscopeError USAGE for a demo over imported files; STORE_UNAVAILABLE where imported files were
 *   published and the warehouse that knows how is gone or unreadable: a new chain would restate them
 */
export async function carryOver(options: CarryOver): Promise<{ tieKey: string; chain: Chain }> {
  const { warehouse, previous, freshKey } = options;
  await createFrozenTables(warehouse);
  await warehouse.execute(
    `create schema if not exists builder;
     create table builder.keys (tie_key varchar);
     create table builder.chain (name varchar);
     create table builder.releases (position integer, id varchar, as_of varchar)`,
  );
  await createWitnessTable(warehouse);
  const carried = existsSync(previous) ? await fromPrevious(options) : withoutPrevious(options, 'is missing');
  const tieKey = carried.tieKey ?? freshKey;
  await warehouse.append('builder.keys', ['tie_key'], [[tieKey]]);
  await warehouse.append('builder.chain', ['name'], [[options.chain]]);
  return { tieKey, chain: carried.chain };
}

interface Carried {
  readonly tieKey: string | null;
  readonly chain: Chain;
}

function withoutPrevious(options: CarryOver, problem: string, cause?: unknown): Carried {
  if (options.hasReleases && isImported(options.chain)) {
    throw new PayerscopeError(
      'STORE_UNAVAILABLE',
      `Releases stand in ${options.dataDirectory}, but warehouse.duckdb, which knows what they published, ${problem}; put it back from a copy, or build in another data directory and show its releases to no one who has seen these.`,
      { cause },
    );
  }
  if (options.hasReleases) options.progress.step('notice', `the previous warehouse ${problem}`);
  return { tieKey: null, chain: newChain(options.chain) };
}

async function fromPrevious(options: CarryOver): Promise<Carried> {
  const { warehouse, previous } = options;
  try {
    await warehouse.execute(`attach '${previous.replaceAll("'", "''")}' as previous (read_only)`);
  } catch (cause) {
    return withoutPrevious(options, 'cannot be read', cause);
  }
  try {
    const tables = await tablesOf(warehouse);
    if (options.forgets !== true) await copyTruth(warehouse, tables);
    const only = async (table: string, column: string): Promise<string | null> => {
      if (!tables.some(({ name }) => name === table)) return null;
      const [row] = await warehouse.query(`select ${column} from previous.${table}`);
      return typeof row?.[column] === 'string' ? row[column] : null;
    };
    const tieKey = await only('"builder"."keys"', 'tie_key');
    const standing = await only('"builder"."chain"', 'name');
    const chain = continuesChain(standing, options.chain, options.dataDirectory)
      ? await copyChain(warehouse, options.chain, tables)
      : newChain(options.chain);
    return { tieKey, chain };
  } finally {
    await warehouse.execute('detach previous');
  }
}

async function tablesOf(warehouse: Warehouse): Promise<{ schema: string; name: string }[]> {
  const rows = await warehouse.query(
    `select schema_name, table_name from duckdb_tables() where database_name = 'previous' order by all`,
  );
  return rows.map((row) => {
    const schema = quoted(String(row['schema_name']));
    return { schema, name: `${schema}.${quoted(String(row['table_name']))}` };
  });
}

/** Names of what the previous warehouse froze: tables, or views of marts where it held the first release of its chain. */
async function frozenIn(warehouse: Warehouse): Promise<ReadonlySet<string>> {
  const rows = await warehouse.query(
    `select table_name as name from duckdb_tables() where database_name = 'previous' and schema_name = 'frozen'
     union all
     select view_name as name from duckdb_views() where database_name = 'previous' and schema_name = 'frozen'`,
  );
  return new Set(rows.map(({ name }) => String(name)));
}

async function copyTruth(
  warehouse: Warehouse,
  tables: readonly { schema: string; name: string }[],
): Promise<void> {
  for (const { schema, name } of tables.filter((table) => table.schema.startsWith('"truth_'))) {
    await warehouse.execute(
      `create schema if not exists ${schema}; create table ${name} as select * from previous.${name}`,
    );
  }
}

async function copyChain(
  warehouse: Warehouse,
  name: string,
  tables: readonly { schema: string; name: string }[],
): Promise<Chain> {
  // A table that a later version added is not in the warehouse of an earlier one.
  const standing = await frozenIn(warehouse);
  for (const table of FROZEN_TABLES.filter((one) => standing.has(one))) {
    await warehouse.execute(`insert into frozen.${table} by name select * from previous.frozen.${table}`);
  }
  for (const { name: table } of tables.filter(({ schema }) => schema === '"snapshots"')) {
    await warehouse.execute(
      `create schema if not exists snapshots; create table ${table} as select * from previous.${table}`,
    );
  }
  if (tables.some((table) => table.name === '"builder"."witnesses"')) {
    await warehouse.execute('insert into builder.witnesses select * from previous.builder.witnesses');
  }
  await warehouse.execute('insert into builder.releases select * from previous.builder.releases');
  const releases = await warehouse.query('select id, as_of from builder.releases order by position');
  const months = await warehouse.query(
    'select service_month, as_of from frozen.months order by service_month',
  );
  return {
    name,
    releases: releases.map((row) => ({ id: String(row['id']), asOf: String(row['as_of']) })),
    months: months.map((row) => ({ month: String(row['service_month']), asOf: String(row['as_of']) })),
  };
}
