import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildRelease } from '../../../builder/build-release.ts';
import { generateDemo } from '../../../demo/generate-demo.ts';
import { describeWithPython } from '../../../python/testing/python.ts';
import { createDuckDbWarehouse } from '../../duckdb/duckdb-warehouse.ts';
import { logIn } from '../log-in.ts';
import type { SnowflakeSettings } from '../snowflake-settings.ts';
import { createSnowflakeWarehouse } from '../snowflake-warehouse.ts';
import type { JsonProxy } from '../testing/json-proxy.ts';
import { newPrivateKey, settingsFor } from '../testing/snowflake-key.ts';
import { startEmulator } from '../testing/start-emulator.ts';
import { policyStatements } from './apply-policies.ts';
import { alignFrozen, prepareNext } from './frozen-rows.ts';
import { openSnowflakeRows } from './open-snowflake-rows.ts';

const silent = { step: () => {} };

describeWithPython('rows in Snowflake, as far as an emulator goes', () => {
  let emulator: JsonProxy;
  let settings: SnowflakeSettings;
  let folder: string;

  beforeAll(async () => {
    emulator = await startEmulator();
    // The emulator knows no policies.
    settings = settingsFor(emulator.address, { privateKey: newPrivateKey(), policies: 'off' });
    folder = await mkdtemp(join(tmpdir(), 'payerscope-rows-'));
    // With fewer patients nearly every cell is withheld, and the mask takes longer than the models.
    await generateDemo({ directory: join(folder, 'source'), patients: 400, months: 9, seed: 7 });
  });
  afterAll(async () => {
    await emulator.close();
    await rm(folder, { recursive: true, force: true });
  });

  const build = (data: string, asOf: string, inSnowflake: boolean) =>
    buildRelease({
      dataDirectory: join(folder, data),
      source: join(folder, 'source'),
      format: 'synthea',
      synthetic: true,
      attack: false,
      threads: 1,
      title: 'Test',
      tieKey: 'one key for both',
      asOf,
      ...(inSnowflake ? { openRows: (progress) => openSnowflakeRows(settings, progress) } : {}),
      clock: { now: () => new Date('2026-01-15T00:00:00Z') },
      progress: silent,
    });

  test('a build and the one after it publish what the embedded warehouse publishes, cell for cell', async () => {
    for (const asOf of ['2025-09-30', '2025-12-31']) {
      // The one waits for the emulator most of the time.
      const [here, there] = await Promise.all([
        build('embedded', asOf, false),
        build('snowflake', asOf, true),
      ]);
      expect(there.releaseId).toBe(here.releaseId);
    }
  });

  test('no row of a person stays in the builder’s file', async () => {
    const book = await createDuckDbWarehouse({ path: join(folder, 'snowflake', 'warehouse.duckdb') });
    const tables = await book.query(
      `select distinct table_schema || '.' || table_name as name from information_schema.columns
       where column_name in ('person_id', 'patientid', 'patient', 'claim_id', 'claimid')`,
    );
    for (const { name } of tables) {
      const [row] = await book.query(`select count(*) as n from ${name}`);
      expect(row?.['n'], String(name)).toBe(0);
    }
    await book.close();
  });

  test('another data directory is refused, because it would restate what was published', async () => {
    await expect(build('other', '2025-12-31', true)).rejects.toMatchObject({
      code: 'STORE_UNAVAILABLE',
      message: expect.stringMatching(
        /stand behind 2025-12-31-[0-9a-f]{8}, and this data directory published none last/,
      ),
    });
  });

  test('a build that was cut off after the book knew of its release is finished by the next', async () => {
    const session = await logIn({ settings, database: settings.database });
    const rows = createSnowflakeWarehouse(session, settings, 30);
    const [state] = await rows.query('select release_id from frozen.state');
    const id = String(state?.['release_id']);
    await prepareNext(rows, async () => {}, '2026-03-31-00000000');
    await rows.execute('drop table frozen.state');
    const chainOf = (last: string) => ({ name: 'source', releases: [{ id: last, asOf: '' }], months: [] });
    await expect(alignFrozen(rows, chainOf(id))).rejects.toThrow(/stand behind no release/);
    await alignFrozen(rows, chainOf('2026-03-31-00000000'));
    expect(await rows.query('select release_id from frozen.state')).toEqual([
      { release_id: '2026-03-31-00000000' },
    ]);
    await rows.close();
  });

  test('every table with rows of people is named by the policies that are shipped', async () => {
    const session = await logIn({ settings, database: settings.database });
    const rows = createSnowflakeWarehouse(session, settings, 30);
    const tables = await rows.query(
      `select distinct lower(columns.table_schema) || '.' || lower(columns.table_name) as name
       from information_schema.columns as columns
       inner join information_schema.tables as tables
           on columns.table_schema = tables.table_schema and columns.table_name = tables.table_name
       where tables.table_type = 'BASE TABLE'
           and columns.column_name in ('PERSON_ID', 'PATIENTID', 'PATIENT', 'CLAIM_ID', 'CLAIMID')`,
    );
    await rows.close();
    const covered = policyStatements(settings.database).flatMap(
      (statement) =>
        /alter table if exists PAYERSCOPE\.(\S+) set aggregation policy/.exec(statement)?.[1] ?? [],
    );
    expect(tables.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['raw.claims', 'marts.fct_claims']),
    );
    expect(covered).toEqual(expect.arrayContaining(tables.map(({ name }) => name)));
  });
});
