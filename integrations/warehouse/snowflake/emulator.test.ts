import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { templates } from '../../../sql/templates/index.ts';
import type { ReleaseStore } from '../../../tools/ports.ts';
import type { ReleaseManifest } from '../../../tools/release-manifest.ts';
import { createTemplateRunner } from '../../../tools/run-template.ts';
import { buildInSnowflake } from '../../build-in-snowflake.ts';
import { type BuildInput, buildRelease } from '../../builder/build-release.ts';
import type { FormatName } from '../../builder/service-days.ts';
import { createWorkspace } from '../../compose.ts';
import { type Config, readConfig } from '../../config.ts';
import { cleanFile, inventedClaims } from '../../demo/billing/invented-claims.ts';
import { writeCmsFiles } from '../../demo/cms/write-cms-files.ts';
import { intakeWorkspace, TODAY } from '../../intake/testing/intake-workspace.ts';
import { createPlanTurn } from '../../plan-turn.ts';
import { publishInTurn } from '../../publish-stored.ts';
import { describeWithPython } from '../../python/testing/python.ts';
import { openDuckDbRelease } from '../duckdb/duckdb-release-store.ts';
import { examineSnowflake } from './doctor/examine-snowflake.ts';
import { logIn } from './log-in.ts';
import { publishToSnowflake } from './publish/publish-to-snowflake.ts';
import { releaseSchema } from './release-names.ts';
import { openSnowflakeRelease } from './snowflake-release-store.ts';
import type { SnowflakeSettings } from './snowflake-settings.ts';
import { type BuiltDemo, buildSmallDemo } from './testing/built-demo.ts';
import type { JsonProxy } from './testing/json-proxy.ts';
import { peopleTables } from './testing/people-tables.ts';
import { newPrivateKey, settingsFor } from './testing/snowflake-key.ts';
import { startEmulator } from './testing/start-emulator.ts';

const silent = { step: () => {} };

/** What the examples of every template are planned as, one call of each. */
async function exampleCalls(manifest: ReleaseManifest) {
  const planTurn = createPlanTurn(manifest, null);
  const plans = await Promise.all(
    templates.flatMap(({ examples }) => examples.map((example) => planTurn(example, null))),
  );
  const calls = plans.flatMap((plan) => (plan?.kind === 'run' ? plan.calls : []));
  return [...Map.groupBy(calls, ({ template }) => template).values()].flatMap((same) => same.slice(0, 1));
}

/** Every template of the facts a release has gives the same cells, marks and hash in both warehouses. */
async function expectSameAnswers(here: ReleaseStore, there: ReleaseStore): Promise<void> {
  expect(there.manifest).toEqual(here.manifest);
  const [fromDuckDb, fromSnowflake] = [here, there].map((store) => createTemplateRunner({ store }));
  const calls = await exampleCalls(here.manifest);
  // Those of facts that this source has; templates of no fact are asked of any.
  const facts = new Set(here.manifest.families.map(({ fact }) => fact as string));
  const asked = templates.filter(({ fact }) => fact === null || facts.has(fact)).map(({ name }) => name);
  expect(new Set(calls.map(({ template }) => template))).toEqual(new Set(asked));
  for (const { template, params } of calls) {
    const expected = await fromDuckDb!(template, params);
    const { table, statement } = await fromSnowflake!(template, params);
    const { queryId, ...sent } = statement;
    expect({ table, statement: sent }, template).toEqual(expected);
    expect(queryId).toMatch(/^[0-9a-f-]{36}$/);
  }
}

describeWithPython('the real driver against an emulator', () => {
  let emulator: JsonProxy;
  let demo: BuiltDemo;
  let settings: SnowflakeSettings;
  const open: ReleaseStore[] = [];
  const keep = async (opening: Promise<ReleaseStore>): Promise<ReleaseStore> => {
    const store = await opening;
    open.push(store);
    return store;
  };
  const embedded = (id: string) =>
    keep(openDuckDbRelease(join(demo.dataDirectory, 'releases', id, 'release.duckdb')));

  beforeAll(async () => {
    [emulator, demo] = await Promise.all([startEmulator(), buildSmallDemo('2025-09-30')]);
    // The emulator knows no policies.
    settings = settingsFor(emulator.address, { privateKey: newPrivateKey(), policies: 'off' });
  });
  afterAll(async () => {
    for (const store of open) await store.close();
    await emulator.close();
    await demo.remove();
  });

  test('a release is published with at most 60 statements', async () => {
    const published = await publishToSnowflake(await embedded(demo.releaseId), settings, silent);
    expect(published.releaseId).toBe(demo.releaseId);
    // An upload's file is asked for again by the driver itself, once.
    expect(published.statements).toBe(emulator.statements.length - 1);
    expect(published.statements).toBeLessThanOrEqual(60);
  });

  test('every template gives the same cells, marks and hash as from DuckDB, and tells its query id', async () => {
    const here = await embedded(demo.releaseId);
    const there = await keep(openSnowflakeRelease(settings));
    await expectSameAnswers(here, there);
  });

  /** A data directory whose builder has databases of its own. */
  const builder = (dataDirectory: string, database: string): Config => ({
    ...readConfig({}, { data: dataDirectory, warehouse: 'snowflake' }),
    snowflake: { ...settings, database, releaseDatabase: `${database}_RELEASES` },
  });
  const inputOf = (format: FormatName, { dataDirectory }: Config, source = ''): BuildInput => ({
    ...{ dataDirectory, source, format, title: format, tieKey: 'a test' },
    ...{ attack: false, threads: 1, clock: TODAY, progress: silent },
  });

  test('so does every template of a billing release, published to it or built in it', async () => {
    const billing = intakeWorkspace();
    await billing.take('claims.csv', cleanFile(inventedClaims({ count: 4000, months: 12, from: '2025-01' })));
    const [published, built] = ['data', 'other'].map((name) =>
      builder(join(billing.folder, name), `BILLING_${name}`.toUpperCase()),
    ) as [Config, Config];
    await cp(published.dataDirectory, built.dataDirectory, { recursive: true });
    const building = buildInSnowflake(built, inputOf('billing', built));
    const { releaseId, path } = await buildRelease(inputOf('billing', published));
    await publishInTurn(published, undefined, silent);
    expect((await building).releaseId).toBe(releaseId);
    const here = await keep(openDuckDbRelease(join(path, 'release.duckdb')));
    await expectSameAnswers(here, await keep(openSnowflakeRelease(published.snowflake)));
    const { found, uncovered } = await peopleTables(built.snowflake);
    expect(found).toEqual(expect.arrayContaining(['raw.billing_claims', 'frozen.submissions']));
    expect(uncovered).toEqual([]);
    billing.drop();
  });

  test('CMS files are built in it as they are here, and every template of theirs answers alike', async () => {
    const folder = join(demo.dataDirectory, '..', 'cms');
    const source = join(folder, 'source');
    await writeCmsFiles({ directory: source, beneficiaries: 300, years: 2 });
    const [here, there] = ['here', 'there'].map((name) => builder(join(folder, name), 'CMS')) as [
      Config,
      Config,
    ];
    const building = buildInSnowflake(there, inputOf('cms', there, source));
    const { releaseId, importLog, path } = await buildRelease(inputOf('cms', here, source));
    expect(await building).toMatchObject({ releaseId, importLog });
    await expectSameAnswers(
      await keep(openDuckDbRelease(join(path, 'release.duckdb'))),
      await keep(openSnowflakeRelease(there.snowflake)),
    );
    const { found, uncovered } = await peopleTables(there.snowflake);
    expect(found).toEqual(expect.arrayContaining(['raw.cms_claims', 'frozen.reimbursements']));
    expect(uncovered).toEqual([]);
  });

  test('what is asked stays with its release while another is published; views and newcomers change at once', async () => {
    const here = await embedded(demo.releaseId);
    const next = { ...here, manifest: { ...here.manifest, id: '2025-12-31-0badcafe' } };
    const before = await keep(openSnowflakeRelease(settings));
    await publishToSnowflake(next, settings, silent);
    expect((await openAndClose()).id).toBe(next.manifest.id);
    const manifestIn = async (table: string) => {
      const [row] = await before.query(`select manifest from ${table}`, {});
      return JSON.parse(String(row?.['manifest'])).id;
    };
    expect(await manifestIn('release_manifest')).toBe(demo.releaseId);
    expect(await manifestIn('release.release_manifest')).toBe(next.manifest.id);
    // Back again: it is there already, so only the views and the pointer change.
    const back = await publishToSnowflake(here, settings, silent);
    expect(back.statements).toBeLessThan(25);
    expect((await openAndClose()).id).toBe(demo.releaseId);
    expect(await manifestIn('release.release_manifest')).toBe(demo.releaseId);
  });

  test('a warehouse that stops in a conversation is one sentence, and nothing that was answered is lost', async () => {
    const config = readConfig({}, { data: demo.dataDirectory });
    const workspace = createWorkspace({ ...config, warehouse: 'snowflake', snowflake: settings });
    const application = await workspace.openApplication();
    const first = await application.ask({ question: 'Payer scorecard for Q3 2025' });
    const message = 'No active warehouse; select * from RAW.CLAIMS';
    emulator.answerFor(() => ({ code: '000606', message }));
    const { thread } = first;
    const failed = await application.ask({ question: 'and for Medicaid?', thread });
    expect(failed).toMatchObject({
      status: 'failed',
      headline: expect.stringMatching(/^Snowflake's warehouse ASKING does not run .*\.$/),
    });
    expect(JSON.stringify(failed)).not.toContain('RAW.CLAIMS');
    expect((await workspace.answer(first.answerId))?.tables).toEqual(first.tables);
    await expect(
      createWorkspace({ ...config, warehouse: 'snowflake', snowflake: settings }).openApplication(),
    ).rejects.toMatchObject({ exitCode: 5 });
    emulator.answerFor(() => null);
    const again = await application.ask({ question: 'and for Medicaid?', thread });
    expect(again.tables[0]?.params).toMatchObject({ payers: ['Medicaid'] });
    await application.close();
  });

  test('doctor finds the rows that were published, and fails what it cannot verify', async () => {
    const checks = await examineSnowflake(settings);
    const found = Object.fromEntries(checks.map(({ check, ok, detail }) => [check, `${ok}: ${detail}`]));
    expect(found['Release in Snowflake']).toMatch(`true: ${demo.releaseId}`);
    expect(found['Published rows in Snowflake']).toBe('true: as they were published');
    // The emulator knows no grants.
    expect(found['Agent role']).toMatch(/^false: could not be verified/);
    const cell = `${settings.releaseDatabase}.${releaseSchema(demo.releaseId)}.claims_by_payer`;
    const changed = await logIn({ settings, database: settings.releaseDatabase });
    const sqlText = `update ${cell} set total_claims = total_claims + 1 where grain = 'all' and payer = '(all)'`;
    await changed.execute({ sqlText, seconds: 10 });
    await changed.close();
    const again = (await examineSnowflake(settings)).find(
      ({ check }) => check === 'Published rows in Snowflake',
    );
    expect(again).toMatchObject({ ok: false, detail: expect.stringMatching(/somebody changed them/) });
  });

  async function openAndClose(): Promise<ReleaseManifest> {
    const store = await openSnowflakeRelease(settings);
    await store.close();
    return store.manifest;
  }
});
