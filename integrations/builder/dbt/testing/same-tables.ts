import { expect } from 'vitest';
import type { Warehouse } from '../../../../tools/ports.ts';

/**
 * Expects the tables of two attached databases to be the same, cell for cell and type for type.
 *
 * @param schemas whose tables are compared
 * @returns their names with the schema, in order
 */
export async function expectSameTables(
  warehouse: Warehouse,
  own: string,
  theirs: string,
  schemas: readonly string[],
): Promise<readonly string[]> {
  const tables = await tablesOf(warehouse, own, schemas);
  expect(await tablesOf(warehouse, theirs, schemas)).toEqual(tables);
  for (const table of tables) {
    const [mine, other] = [`${own}.${table}`, `${theirs}.${table}`];
    const columns = await warehouse.query(`describe ${mine}`);
    expect({ table, columns: await warehouse.query(`describe ${other}`) }).toEqual({ table, columns });
    const [row] = await warehouse.query(
      `select
         (select count(*) from (from ${mine} except all from ${other})) as missing,
         (select count(*) from (from ${other} except all from ${mine})) as added`,
    );
    expect({ table, ...row }).toEqual({ table, missing: 0, added: 0 });
  }
  return tables;
}

async function tablesOf(
  warehouse: Warehouse,
  database: string,
  schemas: readonly string[],
): Promise<readonly string[]> {
  const found = await warehouse.query(
    `select schema_name || '.' || table_name as name from duckdb_tables()
     where database_name = '${database}' and schema_name in (${schemas.map((name) => `'${name}'`).join(', ')})
     order by name`,
  );
  return found.map((row) => String(row['name']));
}
