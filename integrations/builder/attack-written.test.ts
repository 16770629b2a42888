import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { buildNetwork } from '../disclosure/testing/build-network.ts';
import { copyNetwork } from '../disclosure/testing/copy-network.ts';
import { hospital } from '../disclosure/testing/hospital.ts';
import { networkRows } from '../disclosure/testing/network-rows.ts';
import { createDuckDbWarehouse } from '../warehouse/duckdb/duckdb-warehouse.ts';
import { currentReleaseId } from './releases.ts';

// Two builds: ten seconds, and several times that where the machine is busy.
vi.setConfig({ testTimeout: 240_000, hookTimeout: 240_000 });

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'payerscope-withstood-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

test('a release that gives something away together with an earlier one is not published', async () => {
  const { claims, orders = [] } = hospital();
  const first = await copyNetwork({ claims, orders }, folder);
  // What people have seen of June 2024 is five claims less than what the warehouse remembers.
  const file = await createDuckDbWarehouse({ path: join(first.path, 'release.duckdb') });
  await file.execute(
    `update claims_by_payer set total_claims = total_claims - 5
     where period = '2024-06' and payer in ('Dorset', '(all)') and not total_claims_withheld; checkpoint`,
  );
  await file.close();
  const state = async () => ({
    current: await currentReleaseId(folder),
    releases: await readdir(join(folder, 'releases')),
    files: (await readdir(folder)).filter((name) => name.includes('warehouse') || name === 'spill').sort(),
    warehouse: createHash('sha256')
      .update(await readFile(join(folder, 'warehouse.duckdb')))
      .digest('hex'),
  });
  const before = await state();
  const quarter = ['2025-01', '2025-02', '2025-03'].flatMap((month) =>
    ['Alpha', 'Beta', 'Cappa', 'Dorset'].map((payer) => ({ payer, month, claims: 80 })),
  );
  const failure = await buildNetwork(
    networkRows({ claims: [...claims, ...quarter], orders }),
    folder,
    '2025-03-31',
    { attack: true },
  ).catch((error: unknown) => error);
  expect(failure).toMatchObject({
    code: 'RELEASE_REFUSED',
    exitCode: 6,
    message: expect.stringMatching(
      /^The attack on the new release found .* \(first: .*\), so it was not published/,
    ),
  });
  // Months and quarters are the only figures in it.
  const text = String((failure as Error).message).replace(/\d{4}(-(0[1-9]|1[0-2]|Q[1-4]))?/g, '');
  expect(text).not.toMatch(/\d/);
  expect(before.current).toBe(first.releaseId);
  expect(await state()).toEqual(before);
});
