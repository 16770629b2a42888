import { existsSync } from 'node:fs';
import type { Progress, Warehouse } from '../../tools/ports.ts';
import { quoted } from './release-columns.ts';

/**
 * Brings what outlives a build from the previous warehouse into the one being built: the unmasked families of
 * earlier releases and the key that breaks ties in the mask, so that rebuilds agree.
 *
 * @param freshKey the key to keep when the previous warehouse has none
 * @returns the tie key the warehouse keeps
 */
export async function carryOver(
  warehouse: Warehouse,
  previous: string,
  freshKey: string,
  progress: Progress,
): Promise<string> {
  let key = freshKey;
  if (existsSync(previous)) {
    try {
      key = (await copyPrevious(warehouse, previous)) ?? key;
    } catch {
      progress.step(
        'notice',
        'the previous warehouse cannot be read; unmasked families of earlier releases are not carried over',
      );
    }
  }
  await warehouse.execute('create schema if not exists builder; create table builder.keys (tie_key varchar)');
  await warehouse.append('builder.keys', ['tie_key'], [[key]]);
  return key;
}

async function copyPrevious(warehouse: Warehouse, previous: string): Promise<string | null> {
  await warehouse.execute(`attach '${previous.replaceAll("'", "''")}' as previous (read_only)`);
  try {
    const tables = await warehouse.query(
      `select schema_name, table_name from duckdb_tables()
       where database_name = 'previous' and starts_with(schema_name, 'truth_') order by all`,
    );
    for (const { schema_name, table_name } of tables) {
      const schema = quoted(String(schema_name));
      const name = `${schema}.${quoted(String(table_name))}`;
      await warehouse.execute(
        `create schema if not exists ${schema}; create table ${name} as select * from previous.${name}`,
      );
    }
    const [kept] = await warehouse.query('select tie_key from previous.builder.keys');
    return typeof kept?.['tie_key'] === 'string' ? kept['tie_key'] : null;
  } finally {
    await warehouse.execute('detach previous');
  }
}
