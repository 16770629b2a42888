import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ReleaseStore } from '../../tools/ports.ts';
import { openDuckDbRelease } from '../warehouse/duckdb/duckdb-release-store.ts';
import { hospital } from './testing/hospital.ts';
import { createWorld, type World } from './testing/world.ts';

let world: World;
let store: ReleaseStore;
beforeAll(async () => {
  world = await createWorld(hospital());
  store = await openDuckDbRelease(world.file);
});
afterAll(async () => {
  await store.close();
  world.remove();
});

/** What a thief of the agent's connection would try; `{data}` is the data directory. */
const ATTEMPTS = [
  "attach '{data}/warehouse.duckdb' as w (read_only)",
  "attach '{data}/warehouse.duckdb' as w",
  "select * from '{data}/source/claims.csv'",
  "select * from read_csv('{data}/source/claims.csv')",
  "select * from read_csv_auto('{data}/source/patients.csv')",
  "select * from read_text('{data}/source/patients.csv')",
  "select * from read_blob('{data}/warehouse.duckdb')",
  "select * from read_json('{data}/releases/current')",
  "select * from read_parquet('{data}/warehouse.duckdb')",
  "select * from glob('{data}/*')",
  "select * from sniff_csv('{data}/source/claims.csv')",
  "select * from read_duckdb('{data}/warehouse.duckdb', table_name = 'int_claims_numbered')",
  "copy claims_by_payer to '{data}/stolen.csv'",
  "copy (select 1) to '{data}/stolen.csv'",
  "copy claims_by_payer from '{data}/source/claims.csv'",
  "export database '{data}/stolen'",
  "import database '{data}/stolen'",
  'set enable_external_access = true',
  'set lock_configuration = false',
  'reset enable_external_access',
  'pragma enable_external_access = true',
  "set allowed_directories = ['{data}']",
  "set allowed_paths = ['{data}/warehouse.duckdb']",
  "set secret_directory = '{data}'",
  'set threads = 64',
  'set autoload_known_extensions = true',
  'install httpfs',
  'load httpfs',
  "load '{data}/evil.duckdb_extension'",
  "create secret thief (type s3, key_id 'x', secret 'y')",
  'create table intruder (x integer)',
  'create or replace view release_manifest as select 1',
  'create macro intruder() as 1',
  'update claims_by_payer set total_claims = 0',
  'delete from claims_by_payer',
  'drop table claims_by_payer',
  'insert into release_freshness select * from release_freshness',
  'alter table claims_by_payer add column truth integer',
  'use memory',
  'select 1; select 2',
  "select getenv('HOME')",
  'select * from raw.claims',
  'select * from marts.fct_claims',
  'select * from warehouse.marts.fct_claims',
];

describe('13. with the agent’s credentials', () => {
  test.each(ATTEMPTS)('%s is refused', async (attempt) => {
    const before = readFileSync(world.file);
    await expect(store.query(attempt.replaceAll('{data}', world.dataDirectory), {})).rejects.toThrow();
    expect(readFileSync(world.file).equals(before)).toBe(true);
  });

  test('the locks are still on after all that, and nothing but release tables is to be seen', async () => {
    const settings = await store.query(
      "select name, value from duckdb_settings() where name in ('enable_external_access', 'lock_configuration', 'access_mode')",
      {},
    );
    expect(Object.fromEntries(settings.map(({ name, value }) => [name, value]))).toEqual({
      access_mode: 'read_only',
      enable_external_access: 'false',
      lock_configuration: 'true',
    });
    const tables = await store.query(
      'select database_name, schema_name, table_name from duckdb_tables() where not internal',
      {},
    );
    const names = tables.map(({ table_name }) => String(table_name));
    expect(
      new Set(tables.map(({ database_name, schema_name }) => `${database_name}.${schema_name}`)),
    ).toEqual(new Set(['release.main']));
    expect(
      names.filter(
        (name) =>
          !/^(claims|medications|receivables|late_payments|reclassified_claims)_by_|^release_/.test(name),
      ),
    ).toEqual([]);
    expect(names.length).toBeGreaterThan(9);
  });

  test('the warehouse stands beside it, and would have answered', () => {
    expect(
      readFileSync(join(world.dataDirectory, 'warehouse.duckdb')).includes(
        Buffer.from('int_claims_numbered'),
      ),
    ).toBe(true);
  });
});
