import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { copyNetwork } from '../disclosure/testing/copy-network.ts';
import { hospital } from '../disclosure/testing/hospital.ts';
import { createDuckDbWarehouse } from '../warehouse/duckdb/duckdb-warehouse.ts';
import { attackBuilt } from './attack-built.ts';
import { attackStored } from './attack-stored.ts';

// Whole builds and attacks in one test: ten seconds, and several times that where the machine is busy.
vi.setConfig({ testTimeout: 240_000, hookTimeout: 240_000 });

let folder: string;
let data: string;
let release: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'payerscope-attack-'));
  data = join(folder, 'data');
  const report = await copyNetwork(hospital(), data);
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

test('a release edited by hand is a violation', async () => {
  // The total of a quarter is one cell of four families.
  const edits = [
    ['claims_by_payer', 'payer'],
    ['claims_by_payer_class', 'payer', 'encounter_class'],
    ['claims_by_payer_organization', 'payer', 'organization'],
    ['claims_by_organization_specialty', 'organization', 'specialty'],
  ].map(([family, ...dimensions]) => {
    const total = dimensions.map((dimension) => `${dimension} = '(all)'`).join(' and ');
    return `update ${family} set total_claims = total_claims + 1 where grain = 'quarter' and ${total}`;
  });
  await changed('edited', `${edits.join('; ')}; checkpoint`);
  const { report } = await attackStored({ dataDirectory: data, release: 'edited' });
  const told = report.violations.map(({ kind, required }) => `${kind}: ${required}`);
  expect(told).toContain('shown: what is shown is not the true value');
  expect(told).toContainEqual(expect.stringMatching(/^margin: /));
  const lost = await changed('lost', "delete from claims_by_payer where period = '2024'; checkpoint");
  const { report: short } = await attackStored({ dataDirectory: data, release: lost });
  expect(short.violations.some(({ kind }) => kind === 'format')).toBe(true);
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

test('without a warehouse only what is shown is judged', async () => {
  const apart = join(folder, 'apart', 'a', 'b');
  await cp(release, apart, { recursive: true });
  const { report } = await attackStored({ dataDirectory: join(folder, 'empty'), release: apart });
  expect(report.judged).toBe(false);
  expect(report.violations).toEqual([]);
});
