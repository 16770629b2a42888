import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { runCommandLine } from './cli/testing/run-command-line.ts';
import { createWorkspace } from './compose.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'payerscope-thresholds-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const demo = (name: string, env: Readonly<Record<string, string>>) =>
  runCommandLine(['demo', '--patients', '60', '--data', join(folder, name)], {
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

test('a raised threshold is in force in the demo’s release, and withholds more', async () => {
  const runs = [await demo('usual', {}), await demo('raised', { PAYERSCOPE_MINIMUM_COUNT: '25' })];
  expect(runs.map(({ code }) => code)).toEqual([0, 0]);
  const [usual, raised] = await Promise.all(
    ['usual', 'raised'].map(async (name) => {
      const releases = join(folder, name, 'releases');
      const id = (await readFile(join(releases, 'current'), 'utf8')).trim();
      return JSON.parse(await readFile(join(releases, id, 'manifest.json'), 'utf8'));
    }),
  );
  expect([usual.thresholds.count, raised.thresholds.count]).toEqual([11, 25]);
  const shown = ({ families }: typeof usual) =>
    families[0].withheld.total_claims.cells - families[0].withheld.total_claims.withheld;
  expect(shown(raised)).toBeLessThan(shown(usual));
});
