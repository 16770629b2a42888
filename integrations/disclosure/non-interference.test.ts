import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openDuckDbRelease } from '../warehouse/duckdb/duckdb-release-store.ts';
import { copyNetwork } from './testing/copy-network.ts';
import { AS_IT_IS, type Hidden, hospital } from './testing/hospital.ts';
import { networkRows } from './testing/network-rows.ts';
import { QUESTIONS } from './testing/questions.ts';

type Shown = Readonly<Record<string, string>>;
type Built = Awaited<ReturnType<typeof copyNetwork>>;

const folder = mkdtempSync(join(tmpdir(), 'payerscope-gate-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Neighbours of the hospital: each differs from it inside withheld cells only. */
const NEIGHBOURS: Readonly<Record<string, Partial<Hidden>>> = {
  'seven claims of Dorset in May instead of four': { dorsetInMay: 7 },
  'seven underpaid claims of Beta instead of four, and a largest claim of 4,600 USD instead of 5,000': {
    betaUnderpaid: 7,
    largestClaim: 4_600,
  },
  'seven orders of one medication with Dorset instead of four': { dorsetLisinopril: 7 },
};

const build = (world: string, hidden: Partial<Hidden>): Promise<Built> =>
  copyNetwork(hospital({ ...AS_IT_IS, ...hidden }), join(folder, world, 'data'));

/**
 * What the whole program shows of one world, in a process whose clock and chance stand still. The program tells
 * people the path they gave: each world is shown as the folder `data` of where the process runs.
 */
async function show(world: string, ...planted: string[]): Promise<Shown> {
  const script = join(import.meta.dirname, 'testing', 'show-everything.ts');
  const child = spawn(process.execPath, [script, 'data', ...planted], {
    cwd: join(folder, world),
    stdio: ['ignore', 'inherit', 'inherit', 'pipe'],
  });
  const chunks: Buffer[] = [];
  child.stdio[3]!.on('data', (chunk: Buffer) => chunks.push(chunk));
  const code = await new Promise((resolve) => child.once('close', resolve));
  expect(code).toBe(0);
  // `doctor` tells the whole path, which is the one thing that was given to each world differently; all are of one
  // length, or lines would break elsewhere.
  return JSON.parse(Buffer.concat(chunks).toString('utf8').replaceAll(join(folder, world), '')) as Shown;
}

/** Where two worlds can be told apart. */
const differences = (one: Shown, other: Shown): string[] =>
  [...new Set([...Object.keys(one), ...Object.keys(other)])].filter((key) => one[key] !== other[key]);

const fileOf = ({ path }: Built, name: string): Buffer => readFileSync(join(path, name));

async function tablesOf({ path }: Built): Promise<Record<string, readonly unknown[]>> {
  const store = await openDuckDbRelease(join(path, 'release.duckdb'));
  try {
    const names = [
      ...store.manifest.families.map(({ name }) => name),
      'release_freshness',
      'release_manifest',
    ];
    const rows = await Promise.all(names.map((name) => store.query(`select * from ${name}`, {})));
    return Object.fromEntries(names.map((name, index) => [name, rows[index]!]));
  } finally {
    await store.close();
  }
}

let hospitalItself: Built;
let shown: Shown;
const neighbours = new Map<string, { built: Built; shown: Shown }>();
/** Every question on every surface of four worlds: minutes where the machine is busy with other things. */
const PATIENCE = 600_000;
beforeAll(async () => {
  hospitalItself = await build('w0', {});
  const built: [string, Built][] = [];
  for (const [name, hidden] of Object.entries(NEIGHBOURS)) {
    built.push([name, await build(`w${built.length + 1}`, hidden)]);
  }
  const [own, ...others] = await Promise.all([show('w0'), ...built.map((_, at) => show(`w${at + 1}`))]);
  shown = own!;
  built.forEach(([name, release], at) => {
    neighbours.set(name, { built: release, shown: others[at]! });
  });
}, PATIENCE);

describe('20. non-interference', () => {
  test('the gate asks on every surface, and of the withheld cells', () => {
    expect(QUESTIONS.length).toBeGreaterThan(25);
    const texts = Object.entries(shown);
    expect(texts.filter(([key]) => key.startsWith('terminal:'))).toHaveLength(QUESTIONS.length);
    for (const exit of [0, 3, 4]) {
      expect(
        texts.some(([key, text]) => key.startsWith('terminal:') && text.startsWith(`exit ${exit}`)),
      ).toBe(true);
    }
    expect(texts.filter(([, text]) => text.startsWith('exit 1') || text.startsWith('exit 5'))).toEqual([]);
    expect(
      texts.filter(([key, text]) => key.startsWith('terminal:') && text.includes('‡')).length,
    ).toBeGreaterThan(10);
    const drawn = texts.filter(
      ([key, text]) => key.startsWith('chart as SVG and PNG: ') && text.includes('<svg '),
    );
    expect(drawn.length).toBeGreaterThan(15);
    expect(drawn.filter(([, text]) => text.includes('\u0089PNG'))).toHaveLength(drawn.length);
    expect(
      drawn.filter(([, text]) => text.slice(text.indexOf('<svg ')).includes('‡')).length,
    ).toBeGreaterThan(5);
    expect(texts.filter(([key]) => /^file (answers|threads|releases)/.test(key)).length).toBeGreaterThan(30);
    expect(texts.filter(([key]) => /^file audit\/.*\.jsonl$/.test(key))).toHaveLength(1);
    expect(shown['audit verify']).toMatch(/^exit 0/);
  });

  describe.each(Object.entries(NEIGHBOURS))('%s', (name, hidden) => {
    const neighbour = () => neighbours.get(name)!;

    test('are other source files', () => {
      const rows = (secrets: Partial<Hidden>) =>
        JSON.stringify(networkRows(hospital({ ...AS_IT_IS, ...secrets })));
      expect(rows(hidden)).not.toBe(rows({}));
    });

    test('are the same release: rows, id, manifest and the bytes of the file', async () => {
      const { built } = neighbour();
      expect(await tablesOf(built)).toEqual(await tablesOf(hospitalItself));
      expect(built.releaseId).toBe(hospitalItself.releaseId);
      expect(fileOf(built, 'manifest.json').equals(fileOf(hospitalItself, 'manifest.json'))).toBe(true);
      expect(fileOf(built, 'release.duckdb').equals(fileOf(hospitalItself, 'release.duckdb'))).toBe(true);
      // What the builder prints of the mask is the same too.
      expect(built.withheld).toEqual(hospitalItself.withheld);
    });

    test('show the same bytes on every surface, and leave the same files', () => {
      expect(differences(shown, neighbour().shown)).toEqual([]);
    });
  });

  test(
    'catches what says a withheld value, compares it, or counts by it',
    async () => {
      await build('w4', {});
      await build('w5', { dorsetInMay: 7 });
      const found = differences(await show('w4', 'planted'), await show('w5', 'planted'));
      expect(found.map((key) => key.replace(/: \d+\. .*/, ''))).toEqual([
        'planted: the value of a withheld cell',
        'planted: whether a withheld cell is over 5',
        'planted: how many cells are withheld for being below 5',
      ]);
    },
    PATIENCE,
  );

  test('catches a release that tells them apart', async () => {
    // Twelve claims are published: no neighbour any more.
    const other = await build('w6', { dorsetInMay: 12 });
    expect(other.releaseId).not.toBe(hospitalItself.releaseId);
    expect(await tablesOf(other)).not.toEqual(await tablesOf(hospitalItself));
  });
});
