import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test, vi } from 'vitest';
import { buildNetwork } from '../disclosure/testing/build-network.ts';
import { copyNetwork } from '../disclosure/testing/copy-network.ts';
import { hospital } from '../disclosure/testing/hospital.ts';
import { type ClaimGroup, networkRows } from '../disclosure/testing/network-rows.ts';
import { attackStored } from './attack-stored.ts';

// Whole builds and attacks in one test: twenty seconds, and several times that where the machine is busy.
vi.setConfig({ testTimeout: 240_000 });

const folder = mkdtempSync(join(tmpdir(), 'payerscope-attack-chain-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const { claims, orders = [] } = hospital();
const nextQuarter: ClaimGroup[] = ['2025-01', '2025-02', '2025-03'].flatMap((month) =>
  ['Alpha', 'Beta', 'Cappa', 'Dorset'].map((payer) => ({ payer, month, claims: 80 })),
);
/** The hospital a quarter later, where more claims of Dorset in June 2024 have turned up. */
const later = (more: number) => ({
  claims: [
    ...claims.map((group) =>
      group.payer === 'Dorset' && group.month === '2024-06'
        ? { ...group, claims: group.claims + more }
        : group,
    ),
    ...nextQuarter,
  ],
  orders,
});

test('a chain is attacked as a whole: frozen cells are not restated, late claims are a fact of their own', async () => {
  const data = join(folder, 'chain');
  const first = await copyNetwork(hospital(), data);
  const second = await buildNetwork(networkRows(later(30)), data, '2025-03-31');
  const { report } = await attackStored({ dataDirectory: data, against: [first.releaseId] });
  expect(report.releases).toEqual([second.releaseId, first.releaseId]);
  expect(report.judged).toBe(true);
  expect(report.violations).toEqual([]);
  const late = report.facts.find(({ fact }) => fact === 'late')?.measures ?? [];
  expect(late.find(({ measure }) => measure === 'late_claims')?.cells).toBeGreaterThan(0);
});

test('releases that do not know of each other restate what was published', async () => {
  const [one, other] = [join(folder, 'one'), join(folder, 'other')];
  const first = await copyNetwork(hospital(), one);
  await buildNetwork(networkRows(later(5)), other, '2025-03-31');
  const { report } = await attackStored({ dataDirectory: other, against: [first.path] });
  expect(report.violations).toContainEqual(
    expect.objectContaining({
      kind: 'restatement',
      measure: 'total_claims',
      cell: '2024-06, payer = Dorset',
      interval: { from: 5, to: 5 },
    }),
  );
});
