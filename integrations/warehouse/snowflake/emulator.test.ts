import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { templates } from '../../../sql/templates/index.ts';
import type { ReleaseStore } from '../../../tools/ports.ts';
import type { ReleaseManifest } from '../../../tools/release-manifest.ts';
import { createTemplateRunner } from '../../../tools/run-template.ts';
import { createPlanTurn } from '../../plan-turn.ts';
import { describeWithPython } from '../../python/testing/python.ts';
import { openDuckDbRelease } from '../duckdb/duckdb-release-store.ts';
import { publishToSnowflake } from './publish/publish-to-snowflake.ts';
import { openSnowflakeRelease } from './snowflake-release-store.ts';
import type { SnowflakeSettings } from './snowflake-settings.ts';
import { type BuiltDemo, buildSmallDemo } from './testing/built-demo.ts';
import type { JsonProxy } from './testing/json-proxy.ts';
import { newPrivateKey, settingsFor } from './testing/snowflake-key.ts';
import { startEmulator } from './testing/start-emulator.ts';

const silent = { step: () => {} };

/** What the examples of every template are planned as. */
async function exampleCalls(manifest: ReleaseManifest) {
  const planTurn = createPlanTurn(manifest, null);
  const plans = await Promise.all(
    templates.flatMap(({ examples }) => examples.map((example) => planTurn(example, null))),
  );
  return plans.flatMap((plan) => (plan?.kind === 'run' ? plan.calls : []));
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
    settings = settingsFor(emulator.address, { privateKey: newPrivateKey() });
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
    expect(there.manifest).toEqual(here.manifest);
    const [fromDuckDb, fromSnowflake] = [here, there].map((store) => createTemplateRunner({ store }));
    const calls = await exampleCalls(here.manifest);
    expect(new Set(calls.map(({ template }) => template))).toEqual(
      new Set(templates.map(({ name }) => name)),
    );
    for (const { template, params } of calls) {
      const expected = await fromDuckDb!(template, params);
      const { table, statement } = await fromSnowflake!(template, params);
      const { queryId, ...sent } = statement;
      expect({ table, statement: sent }, template).toEqual(expected);
      expect(queryId).toMatch(/^[0-9a-f-]{36}$/);
    }
  });
});
