import { cpSync, mkdtempSync, readFileSync, renameSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sealRelease } from '../builder/release-seal.ts';
import { runCommandLine } from '../cli/testing/run-command-line.ts';
import { createWorkspace } from '../compose.ts';
import { readConfig } from '../config.ts';
import { createDuckDbWarehouse } from '../warehouse/duckdb/duckdb-warehouse.ts';
import { buildNetwork } from './testing/build-network.ts';
import { copyNetwork } from './testing/copy-network.ts';
import { AS_IT_IS, hospital } from './testing/hospital.ts';
import { networkRows } from './testing/network-rows.ts';
import { createWorld, type World } from './testing/world.ts';

let world: World;
let folder: string;
beforeAll(async () => {
  world = await createWorld(hospital());
  folder = mkdtempSync(join(tmpdir(), 'payerscope-hostile-'));
});
afterAll(() => {
  world.remove();
  rmSync(folder, { recursive: true, force: true });
});

/** A copy of the published release, to be spoiled: its data directory and the folder of the release. */
function copyOf(name: string): { data: string; release: string } {
  const data = join(folder, name.replaceAll(/\W+/g, '-'));
  cpSync(join(world.dataDirectory, 'releases'), join(data, 'releases'), { recursive: true });
  return { data, release: join(data, 'releases', world.releaseId) };
}

const run = (data: string, ...argv: string[]) =>
  runCommandLine([...argv, '--data', data], { workspace: createWorkspace(readConfig({}, { data })) });
const ask = (data: string) => run(data, 'ask', 'Payer scorecard for May 2024');

async function edit(release: string, sql: string): Promise<void> {
  const warehouse = await createDuckDbWarehouse({ path: join(release, 'release.duckdb') });
  await warehouse.execute(`${sql}; checkpoint`);
  await warehouse.close();
}

function flip(release: string, at: number): void {
  const path = join(release, 'release.duckdb');
  const bytes = readFileSync(path);
  for (let i = at; i < at + 8; i += 1) bytes[i]! ^= 0xff;
  writeFileSync(path, bytes);
}

/** One sentence on stderr, nothing on stdout, exit 5. */
async function expectRefused(data: string): Promise<string> {
  const { code, stdout, stderr } = await ask(data);
  expect([code, stdout]).toEqual([5, '']);
  expect(stderr).toMatch(/^The (release|folder) .*\.\n$/);
  expect(stderr.trimEnd().split('\n')).toHaveLength(1);
  expect(stderr).not.toMatch(/\bat \S+ \(|Error:/);
  return stderr;
}

const HIDDEN_CELL = "period = '2024-05' and payer = 'Dorset'";
/** What can happen to a release; the folder of the release is given. */
const SPOILED: Readonly<Record<string, (release: string) => unknown>> = {
  'a file cut to nothing': (release) => truncateSync(join(release, 'release.duckdb'), 0),
  'a file cut in its header': (release) => truncateSync(join(release, 'release.duckdb'), 5_000),
  'a file cut in half': (release) => truncateSync(join(release, 'release.duckdb'), 1_500_000),
  'bytes flipped in the header': (release) => flip(release, 4_110),
  'bytes flipped in a table that is read': (release) => flip(release, 537_500),
  'bytes flipped where nothing is read': (release) => flip(release, 40_000),
  'a table that is gone': (release) => edit(release, 'drop table claims_by_payer'),
  'a withheld cell that was given a value': (release) =>
    edit(
      release,
      `update claims_by_payer set total_claims = 4, total_claims_withheld = false where ${HIDDEN_CELL}`,
    ),
  'a value that was changed': (release) =>
    edit(
      release,
      "update claims_by_payer set total_claims = 91 where period = '2024-05' and payer = 'Alpha'",
    ),
  'a row that was added': (release) =>
    edit(release, `insert into claims_by_payer select * from claims_by_payer where ${HIDDEN_CELL}`),
  'a manifest whose thresholds were lowered': (release) => {
    const path = join(release, 'manifest.json');
    writeFileSync(path, readFileSync(path, 'utf8').replace('"count": 11', '"count": 1'));
  },
  'a manifest that is gone': (release) => rmSync(join(release, 'manifest.json')),
  'checksums that are gone': (release) => rmSync(join(release, 'release.sha256')),
};

describe('a release that is not what was published', () => {
  test('the copy as it is answers', async () => {
    const { data } = copyOf('whole');
    expect((await ask(data)).code).toBe(0);
    const { code, stdout } = await run(data, 'doctor');
    expect(stdout).toContain('✓ Published rows: as the builder wrote them');
    expect(code).toBe(0);
  });

  test.each(Object.entries(SPOILED))(
    '%s is one sentence and exit 5, and doctor finds it',
    async (name, spoil) => {
      const { data, release } = copyOf(name);
      await spoil(release);
      expect(await expectRefused(data)).toContain('publish again');
      const { code, stdout } = await run(data, 'doctor');
      expect(code).toBe(5);
      expect(stdout).toMatch(/✗ (Published rows|Release in force)/);
    },
  );

  test.each([
    [
      'an unmasked cell',
      `update claims_by_payer set total_claims = 4, total_claims_withheld = false where ${HIDDEN_CELL}`,
    ],
    [
      'a value',
      "update claims_by_payer set total_charges = total_charges + 0.01 where period = '2024-06' and payer = 'Alpha'",
    ],
    [
      'a mark',
      "update medications_by_payer set patients_withheld = true, patients = null where period = '2024'",
    ],
    ['a label', "update receivables_by_payer set payer = 'Alfa' where payer = 'Alpha'"],
  ])(
    '%s changed by someone who wrote new checksums is found by doctor: the id is made of the rows',
    async (what, sql) => {
      const { data, release } = copyOf(`sealed ${what}`);
      await edit(release, sql);
      await sealRelease(release);
      const { code, stdout } = await run(data, 'doctor');
      expect(code).toBe(5);
      expect(stdout.replaceAll(/\s+/g, ' ')).toContain(`✗ Published rows: not those of ${world.releaseId}`);
    },
  );

  test('a folder that holds another release than it is named after is refused', async () => {
    const { data, release } = copyOf('renamed');
    const other = '2024-12-31-00000000';
    renameSync(release, join(data, 'releases', other));
    writeFileSync(join(data, 'releases', 'current'), `${other}\n`);
    expect(await expectRefused(data)).toContain(`holds release ${world.releaseId}`);
    expect((await run(data, 'doctor')).code).toBe(5);
  });

  test('building again from the same source makes it whole', async () => {
    const data = join(folder, 'mended');
    const { path } = await copyNetwork(hospital(), data);
    flip(path, 40_000);
    await expectRefused(data);
    await buildNetwork(networkRows(hospital()), data);
    expect((await ask(data)).code).toBe(0);
  });
});

describe('two releases', () => {
  const answerIn = async (data: string, question: string, thread: string) =>
    JSON.parse((await run(data, 'ask', question, '--json', '--thread', thread)).stdout);

  test('are never mixed in an answer, and a conversation that goes on over the next one says so', async () => {
    const data = join(folder, 'two');
    const first = await copyNetwork(hospital(), data);
    const application = await createWorkspace(readConfig({}, { data })).openApplication();
    const before = await answerIn(data, 'Payer scorecard for May 2024', 'talk');
    const { claims, orders = [] } = hospital({ ...AS_IT_IS, dorsetInMay: 40 });
    const nextQuarter = [...claims, { payer: 'Alpha', month: '2025-02', claims: 90 }];
    const second = await buildNetwork(networkRows({ claims: nextQuarter, orders }), data, '2025-03-31');
    expect(second.releaseId).not.toBe(first.releaseId);

    // What was opened on the first release goes on with it, whole.
    const still = await application.ask({ question: 'Payer scorecard for May 2024' });
    await application.close();
    expect(still.provenance.releaseId).toBe(first.releaseId);
    expect(still.tables[0]?.rows).toEqual(before.tables[0].rows);

    const after = await answerIn(data, 'and for June 2024?', 'talk');
    expect(after.provenance.releaseId).toBe(second.releaseId);
    const said = (answer: { caveats: string[] }) =>
      answer.caveats.filter((caveat) => caveat.includes(first.releaseId));
    expect(said(after)).toHaveLength(1);
    expect(said(after)[0]).toContain(second.releaseId);
    // Told once: the next answer builds on one of the same release.
    expect(said(await answerIn(data, 'and for July 2024?', 'talk'))).toEqual([]);
    expect(said(await answerIn(data, 'Payer scorecard for May 2024', 'another'))).toEqual([]);
  });
});
