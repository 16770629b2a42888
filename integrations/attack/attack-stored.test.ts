import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { buildRelease } from '../builder/build-release.ts';
import { generateDemo } from '../demo/generate-demo.ts';
import { createDuckDbWarehouse } from '../warehouse/duckdb/duckdb-warehouse.ts';
import { attackBuilt } from './attack-built.ts';
import { attackStored } from './attack-stored.ts';

// Whole builds and attacks in one test: twenty seconds, and several times that where the machine is busy.
vi.setConfig({ testTimeout: 900_000, hookTimeout: 600_000 });

let folder: string;
let data: string;
let release: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'payerscope-attack-'));
  data = join(folder, 'data');
  const source = join(folder, 'source');
  await generateDemo({ directory: source, patients: 2000, seed: 7 });
  const clock = { now: () => new Date('2026-01-15T00:00:00Z') };
  const report = await buildRelease({
    dataDirectory: data,
    source,
    format: 'synthea',
    title: 'Test',
    clock,
    progress: { step: () => {} },
  });
  release = report.path;
});

afterAll(() => rm(folder, { recursive: true, force: true }));

/** A copy of the release, changed by a statement. */
async function changed(name: string, sql: string): Promise<string> {
  const copy = join(data, 'releases', name);
  await cp(release, copy, { recursive: true });
  const file = await createDuckDbWarehouse({ path: join(copy, 'release.duckdb') });
  await file.execute(sql);
  await file.close();
  return copy;
}

test('a stored release is judged by the truth of its warehouse, the same in a build', async () => {
  const { report } = await attackStored({ dataDirectory: data });
  expect(report.judged).toBe(true);
  expect(report.facts.map(({ fact }) => fact).sort()).toEqual([
    'claims',
    'late',
    'medications',
    'receivables',
  ]);
  expect(
    report.violations.filter(({ kind }) =>
      ['format', 'margin', 'inconsistent', 'cyclic', 'shown'].includes(kind),
    ),
  ).toEqual([]);
  const warehouse = await createDuckDbWarehouse({ path: join(data, 'warehouse.duckdb') });
  try {
    const built = await attackBuilt({ releaseFiles: [join(release, 'release.duckdb')], warehouse });
    expect(built.report).toEqual(report);
  } finally {
    await warehouse.close();
  }
});

test('what cannot be read is one sentence', async () => {
  const damaged = join(data, 'releases', 'damaged');
  await cp(release, damaged, { recursive: true });
  await writeFile(join(damaged, 'release.duckdb'), 'no database');
  await expect(attackStored({ dataDirectory: data, release: damaged })).rejects.toMatchObject({
    code: 'RELEASE_UNAVAILABLE',
    message: expect.stringMatching(/^The release file .*damaged/),
  });
  await expect(attackStored({ dataDirectory: data, release: 'nowhere' })).rejects.toMatchObject({
    code: 'RELEASE_UNAVAILABLE',
  });
  await expect(attackStored({ dataDirectory: join(folder, 'empty') })).rejects.toMatchObject({
    code: 'RELEASE_UNAVAILABLE',
  });
  const dropped = await changed('dropped', 'drop view release_manifest; checkpoint');
  await expect(attackStored({ dataDirectory: data, release: dropped })).rejects.toMatchObject({
    code: 'RELEASE_UNAVAILABLE',
  });
});
