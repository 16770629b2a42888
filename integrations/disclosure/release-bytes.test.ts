import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { buildNetwork } from './testing/build-network.ts';
import { type ClaimGroup, networkRows } from './testing/network-rows.ts';

const folder = mkdtempSync(join(tmpdir(), 'payerscope-bytes-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('a release file holds nothing but its rows: the same rows are the same bytes, whatever memory held before', async () => {
  // Many withheld cells beside shown ones, of several sizes: places of nulls in packed columns.
  const claims = ['Alpha', 'Beta', 'Cappa', 'Delta', 'Epsilon', 'Zeta'].flatMap((payer, p) =>
    Array.from(
      { length: 12 },
      (_, m): ClaimGroup => ({
        payer,
        month: `2024-${String(m + 1).padStart(2, '0')}`,
        claims: ((p * 7 + m * 5) % 23) + 1,
        charge: 90 + p * 1000 + m,
      }),
    ),
  );
  const rows = networkRows({ claims });
  const bytes: Buffer[] = [];
  for (const name of ['one', 'two', 'three']) {
    const { path } = await buildNetwork(rows, join(folder, name));
    bytes.push(readFileSync(join(path, 'release.duckdb')));
  }
  expect(bytes.map((one) => one.equals(bytes[0]!))).toEqual([true, true, true]);
});
