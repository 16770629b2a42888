import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { currentReleaseFile } from './builder/releases.ts';
import { runCommandLine } from './cli/testing/run-command-line.ts';
import { createWorkspace } from './compose.ts';
import { openDuckDbRelease } from './warehouse/duckdb/duckdb-release-store.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'payerscope-thresholds-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const demo = (name: string, env: Readonly<Record<string, string>>) =>
  runCommandLine(['demo', '--patients', '200', '--data', join(folder, name)], {
    env,
    openWorkspace: async (config) => createWorkspace(config),
  });

test.each([
  ['PAYERSCOPE_MINIMUM_COUNT', '10'],
  ['PAYERSCOPE_MINIMUM_PEOPLE', '1'],
  ['PAYERSCOPE_SINGLE_SHARE', '0.6'],
  ['PAYERSCOPE_PAIR_SHARE', '1'],
  ['PAYERSCOPE_REMAINDER_SHARE', '0.05'],
])('%s=%s is weaker than the minimum: one sentence, exit 2, nothing built', async (variable, value) => {
  const { code, stdout, stderr } = await demo('weaker', { [variable]: value });
  expect([code, stdout]).toEqual([2, '']);
  expect(stderr).toMatch(new RegExp(`^${variable} is “${value}”: must be [^\\n]*never weaker\\)\\.\\n$`));
  expect(await readdir(folder)).not.toContain('weaker');
});

test('a raised threshold is in force in the demo’s release: it shows nothing below', async () => {
  expect((await demo('raised', { PAYERSCOPE_MINIMUM_COUNT: '25' })).code).toBe(0);
  const store = await openDuckDbRelease(await currentReleaseFile(join(folder, 'raised')));
  try {
    expect(store.manifest.thresholds.count).toBe(25);
    const counts = store.manifest.families.flatMap(({ name, measures }) =>
      ['total_claims', 'prescriptions', 'open_claims']
        .filter((measure) => measures.includes(measure))
        .map((measure) => `select ${measure} as claims from ${name} where ${measure} > 0`),
    );
    const [row] = await store.query(
      `select count(*) as cells, min(claims) as least from (${counts.join(' union all ')})`,
      {},
    );
    expect(row?.['cells']).toBeGreaterThan(20);
    expect(row?.['least']).toBeGreaterThanOrEqual(25);
  } finally {
    await store.close();
  }
});
