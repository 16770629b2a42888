import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { PayerscopeError } from '../../tools/errors.ts';
import type { Row } from '../../tools/ports.ts';
import type { BuildReport } from '../application.ts';
import { generateDemo } from '../demo/generate-demo.ts';
import { openDuckDbRelease } from '../warehouse/duckdb/duckdb-release-store.ts';
import { createDuckDbWarehouse } from '../warehouse/duckdb/duckdb-warehouse.ts';
import { takeBuildLock } from './build-lock.ts';
import { buildRelease } from './build-release.ts';
import { namingFullDisk } from './full-disk.ts';
import { truthSchema } from './keep-truth.ts';
import { parseAsOf } from './parse-as-of.ts';
import { currentReleaseFile, currentReleaseId, isInUse, listReleases } from './releases.ts';

const clock = { now: () => new Date('2026-01-15T00:00:00Z') };
const silent = { step: () => {} };

let folder: string;
let source: string;
let data: string;
let report: BuildReport;

const build = (from: string, dataDirectory: string) =>
  buildRelease({
    dataDirectory,
    source: from,
    format: 'synthea',
    synthetic: true,
    attack: false,
    title: 'Test',
    clock,
    progress: silent,
  });

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'payerscope-build-'));
  source = join(folder, 'source');
  data = join(folder, 'data');
  await generateDemo({ directory: source, patients: 600, months: 24, seed: 7 });
  report = await build(source, data);
});

afterAll(() => rm(folder, { recursive: true, force: true }));

/** Every cell of a release beside the truth the warehouse keeps. */
async function compareWithTruth(): Promise<{ compared: number; withheld: number; wrong: string[] }> {
  const warehouse = await createDuckDbWarehouse({ path: join(data, 'warehouse.duckdb') });
  const store = await openDuckDbRelease(await currentReleaseFile(data));
  const wrong: string[] = [];
  let [compared, withheld] = [0, 0];
  try {
    for (const family of store.manifest.families) {
      const keys = ['grain', 'period', ...family.dimensions];
      const keyOf = (row: Row): string => keys.map((key) => row[key]).join('\u0001');
      const truth = await warehouse.query(`select * from ${truthSchema(store.manifest.id)}.${family.name}`);
      const byKey = new Map(truth.map((row) => [keyOf(row), row]));
      const released = await store.query(`select * from ${family.name}`, {});
      if (released.length !== truth.length) wrong.push(`${family.name} has other rows than the truth`);
      for (const row of released) {
        for (const measure of family.measures) {
          const expected = row[`${measure}_withheld`] === 1 ? null : byKey.get(keyOf(row))?.[measure];
          if (row[`${measure}_withheld`] === 1) withheld += 1;
          compared += 1;
          if (row[measure] !== expected) wrong.push(`${family.name} ${keyOf(row)} ${measure}`);
        }
      }
    }
  } finally {
    await store.close();
    await warehouse.close();
  }
  return { compared, withheld, wrong };
}

describe('a release', () => {
  test('holds the truth where a cell is shown and nothing where it is withheld', async () => {
    const { compared, withheld, wrong } = await compareWithTruth();
    expect(wrong).toEqual([]);
    expect(compared).toBeGreaterThan(70_000);
    expect(withheld).toBeGreaterThan(1_000);
  });

  test('shows no cell of one to ten claims or patients', async () => {
    const store = await openDuckDbRelease(await currentReleaseFile(data));
    try {
      for (const family of store.manifest.families) {
        const counts = [
          'total_claims',
          'patients',
          'prescriptions',
          'open_claims',
          'underpaid_claims',
          'dispenses',
        ];
        for (const measure of counts.filter((name) => family.measures.includes(name))) {
          const small = await store.query(
            `select count(*) as cells from ${family.name} where ${measure} between 1 and 10`,
            {},
          );
          expect([family.name, measure, small[0]?.['cells']]).toEqual([family.name, measure, 0]);
        }
      }
    } finally {
      await store.close();
    }
  });

  test('built with a raised threshold shows no cell below it, and says which is in force', async () => {
    const raised = join(folder, 'raised');
    await buildRelease({
      dataDirectory: raised,
      source,
      format: 'synthea',
      synthetic: true,
      attack: false,
      title: 'Test',
      clock,
      policy: { minimumCount: 30 },
      progress: silent,
    });
    const store = await openDuckDbRelease(await currentReleaseFile(raised));
    const usual = await openDuckDbRelease(await currentReleaseFile(data));
    try {
      const between = async (release: typeof store, low: number, high: number) => {
        const cells = await Promise.all(
          release.manifest.families.flatMap(({ name, measures }) =>
            ['total_claims', 'prescriptions', 'open_claims']
              .filter((measure) => measures.includes(measure))
              .map((measure) =>
                release.query(
                  `select count(*) as cells from ${name} where ${measure} between ${low} and ${high}`,
                  {},
                ),
              ),
          ),
        );
        return cells.reduce((sum, [row]) => sum + Number(row?.['cells']), 0);
      };
      expect(await between(store, 1, 29)).toBe(0);
      expect(await between(store, 30, 200)).toBeGreaterThan(0);
      expect(await between(usual, 11, 29)).toBeGreaterThan(0);
      expect([store.manifest.thresholds.count, usual.manifest.thresholds.count]).toEqual([30, 11]);
    } finally {
      await store.close();
      await usual.close();
    }
  });

  test('is not built with a threshold below the minimum', async () => {
    const weaker = buildRelease({
      dataDirectory: join(folder, 'weaker'),
      source,
      format: 'synthea',
      synthetic: true,
      attack: false,
      title: 'Test',
      clock,
      policy: { minimumCount: 10 },
      progress: silent,
    });
    await expect(weaker).rejects.toMatchObject({ code: 'USAGE' });
  });

  test('has no support column, no id of a person or claim, and no trace of the source', async () => {
    const claims = (await readFile(join(source, 'claims.csv'), 'utf8')).split('\n').slice(1, 400);
    const markers = claims.flatMap((line) => line.split(',').slice(0, 2)).filter((id) => id.length > 20);
    expect(markers.length).toBeGreaterThan(500);
    const store = await openDuckDbRelease(await currentReleaseFile(data));
    try {
      const columns = await store.query(
        'select table_name, column_name from duckdb_columns() where not internal',
        {},
      );
      expect(
        columns.filter(({ column_name }) => /top1|top2|person|claim_id|hash/.test(String(column_name))),
      ).toEqual([]);
      const texts = JSON.stringify([
        store.manifest,
        ...(await Promise.all(
          store.manifest.families.map(({ name }) => store.query(`select * from ${name}`, {})),
        )),
      ]);
      expect(markers.filter((id) => texts.includes(id))).toEqual([]);
      expect(texts).not.toContain(source);
    } finally {
      await store.close();
    }
    const bytes = await readFile(await currentReleaseFile(data), 'latin1');
    expect(markers.filter((id) => bytes.includes(id))).toEqual([]);
  });

  test('is named by its date and the hash of its rows: the same source is the same release', async () => {
    expect(report.releaseId).toMatch(/^2025-12-31-[0-9a-f]{8}$/);
    const again = await build(source, data);
    expect(again.releaseId).toBe(report.releaseId);
    expect(await listReleases(data)).toHaveLength(1);
  });

  test('is opened read-only: the agent can neither write nor reach a file', async () => {
    const store = await openDuckDbRelease(await currentReleaseFile(data));
    try {
      await expect(store.query('create table t (x integer)', {})).rejects.toThrow();
      await expect(store.query("select * from read_csv('package.json')", {})).rejects.toThrow(/disabled/);
      await expect(store.query("attach 'other.duckdb'", {})).rejects.toThrow();
    } finally {
      await store.close();
    }
  });

  test('a damaged file is one clear sentence', async () => {
    const copy = join(folder, 'damaged');
    await cp(data, copy, { recursive: true });
    const file = await currentReleaseFile(copy);
    await writeFile(file, 'not a database '.repeat(2000));
    await expect(openDuckDbRelease(file)).rejects.toMatchObject({ code: 'RELEASE_UNAVAILABLE' });
    // What the sentence advises works: the same source publishes the same release again, whole.
    const repaired = await build(source, copy);
    expect(repaired.releaseId).toBe(report.releaseId);
    await (await openDuckDbRelease(await currentReleaseFile(copy))).close();
    await writeFile(join(copy, 'releases', 'current'), '../../etc\n');
    await expect(currentReleaseFile(copy)).rejects.toMatchObject({ code: 'RELEASE_UNAVAILABLE' });
    await rm(file);
    expect(await listReleases(copy)).toMatchObject([{ problem: 'release.duckdb is missing' }]);
  });

  test.each([
    ['empty', (path: string) => writeFile(path, '')],
    ['gone', (path: string) => rm(path)],
    ['a folder', (path: string) => rm(path).then(() => mkdir(path))],
  ])('where releases/current is %s, none is in force, and nothing is put in its place', async (_, spoil) => {
    const copy = await mkdtemp(join(folder, 'pointer-'));
    await cp(join(data, 'releases'), join(copy, 'releases'), { recursive: true });
    await spoil(join(copy, 'releases', 'current'));
    expect(await isInUse(copy)).toBe(true);
    await expect(currentReleaseFile(copy)).rejects.toMatchObject({
      code: 'RELEASE_UNAVAILABLE',
      message: expect.stringContaining('in force'),
    });
  });
});

describe('a build that does not finish', () => {
  test('with a missing column names it and leaves the release and the warehouse as they were', async () => {
    const broken = join(folder, 'broken');
    await cp(source, broken, { recursive: true });
    await writeFile(join(broken, 'payers.csv'), 'Id,OTHER\nx,y\n');
    const before = await readFile(join(data, 'warehouse.duckdb'));
    await expect(build(broken, data)).rejects.toMatchObject({
      code: 'SOURCE_INVALID',
      message: expect.stringMatching(/NAME of payers\.csv/),
    });
    expect(await currentReleaseId(data)).toBe(report.releaseId);
    expect((await readFile(join(data, 'warehouse.duckdb'))).equals(before)).toBe(true);
    expect(existsSync(join(data, 'warehouse.building.duckdb'))).toBe(false);
  });

  test('killed half-way leaves the release in force, answers go on meanwhile, and the next build runs', async () => {
    const child = spawn(process.execPath, [
      join(import.meta.dirname, 'testing', 'build-child.ts'),
      source,
      data,
    ]);
    await untilPrinted(child, 'models');
    // Asking goes on during a build.
    const store = await openDuckDbRelease(await currentReleaseFile(data));
    expect(await store.query('select count(*) as n from claims_by_payer', {})).toHaveLength(1);
    await store.close();
    // A second build at the same time says so and stops.
    await expect(build(source, data)).rejects.toMatchObject({ code: 'BUILD_RUNNING' });

    const gone = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGKILL');
    await gone;
    // As it would be, killed a moment later.
    await mkdir(join(data, 'releases', '.writing-12345'));
    expect(await currentReleaseId(data)).toBe(report.releaseId);

    const next = await build(source, data);
    expect(next.releaseId).toBe(report.releaseId);
    const left = (await readdir(data)).filter((name) => /building|spill/.test(name));
    expect(left).toEqual([]);
    expect((await readdir(join(data, 'releases'))).filter((name) => name.startsWith('.'))).toEqual([]);
  });

  test.each(['2015-12-31', '2027-01-31'])(
    'as of %s, where the source has no claims, publishes no zeros',
    async (asOf) => {
      const fresh = join(folder, 'fresh');
      const input = {
        dataDirectory: fresh,
        source,
        format: 'synthea',
        synthetic: true,
        attack: false,
        title: 'Test',
        asOf,
      } as const;
      await expect(buildRelease({ ...input, clock, progress: silent })).rejects.toMatchObject({
        code: 'USAGE',
        message: expect.stringContaining('2024-01 to 2025-12'),
      });
      expect(await currentReleaseId(fresh)).toBeNull();
    },
  );

  test('on a full disk says so, whatever the engine calls it', () => {
    const engine = new Error('TransactionContext Error: Failed to commit: No space left on device');
    const step = new PayerscopeError('BUILD_FAILED', 'The model x cannot be built.', { cause: engine });
    expect(namingFullDisk(step, 'data')).toMatchObject({
      code: 'STORE_UNAVAILABLE',
      message: expect.stringContaining('full'),
    });
    const other = new Error('something else');
    expect(namingFullDisk(other, 'data')).toBe(other);
  });

  test('without permission to write is one clear sentence', async () => {
    const file = join(folder, 'a-file');
    await writeFile(file, '');
    expect(() => takeBuildLock(join(file, 'data'))).toThrow(/cannot be written/);
  });
});

test('an as-of date is the last day of a month', () => {
  expect(parseAsOf('2024-02-29')).toBe('2024-02-29');
  for (const bad of ['2024-02-28', '2025-12-30', '2025-13-31', 'yesterday', '']) {
    expect(() => parseAsOf(bad)).toThrow(/last day of a month/);
  }
});

function untilPrinted(child: ChildProcess, word: string): Promise<void> {
  return new Promise((resolve, reject) => {
    child.stdout?.on('data', (text) => {
      if (String(text).includes(word)) resolve();
    });
    child.once('exit', (code) => reject(new Error(`the build ended early with ${code}`)));
  });
}
