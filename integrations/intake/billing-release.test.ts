import { execFileSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTemplateRunner } from '../../tools/run-template.ts';
import type { BuildReport } from '../application.ts';
import { attackStored } from '../attack/attack-stored.ts';
import { buildRelease } from '../builder/build-release.ts';
import { currentReleaseFile } from '../builder/releases.ts';
import { openDuckDbRelease } from '../warehouse/duckdb/duckdb-release-store.ts';
import { intakeWorkspace, TODAY } from './testing/intake-workspace.ts';
import { cleanFile, type InventedClaim, inventedClaims } from './testing/invented-claims.ts';

// Three builds of some thousand claims, one of them attacked: ten seconds, and several times that beside other work.
const PATIENCE = 300_000;
const silent = { step: () => {} };
const space = intakeWorkspace();
afterAll(() => space.drop());

const claims = inventedClaims({ count: 4000, months: 6, from: '2025-07' });
/** Of another payer in another place, whose names must be gone when their file is. */
const zebras = inventedClaims({ count: 900, months: 6, from: '2025-07', seed: 5, prefix: 'ZEB' }).map(
  (claim): InventedClaim => ({ ...claim, payer: 'Zebra Mutual', location: 'Zebraville' }),
);

const build = (attack: boolean): Promise<BuildReport> =>
  buildRelease({
    dataDirectory: space.dataDirectory,
    source: '',
    format: 'billing',
    title: 'Billing files',
    tieKey: 'a test',
    clock: TODAY,
    progress: silent,
    attack,
  });

async function ask(template: string, params: object) {
  const store = await openDuckDbRelease(await currentReleaseFile(space.dataDirectory));
  try {
    const { table } = await createTemplateRunner({ store })(template, params);
    return { manifest: store.manifest, rows: table.rows };
  } finally {
    await store.close();
  }
}

/** Files below the data directory that hold a text, compressed tables read by the engine aside. */
const holding = (text: string): string[] => {
  try {
    return execFileSync('grep', ['-rliaF', text, space.dataDirectory], { encoding: 'utf8' })
      .trim()
      .split('\n');
  } catch {
    return [];
  }
};

const autumn = { from: '2025-10', to: '2025-12' };

describe('a release of billing files', () => {
  beforeAll(async () => {
    await space.take('claims.csv', cleanFile(claims));
    // A claim that was pending when it was exported, and is paid in the file that was added later.
    const [first] = claims.filter(({ status, day }) => status === 'pending' && day >= '2025-10');
    await space.take('corrections.csv', cleanFile([{ ...first!, status: 'paid', paid: first!.claimed }]));
    await build(true);
  }, PATIENCE);

  test('counts what the files say, worked out from the claims without any of our SQL', async () => {
    const { manifest, rows } = await ask('status_mix', { period: autumn });
    expect(manifest.thresholds).toEqual({ count: 30, person: 'claim' });
    expect(manifest.source.format).toBe('billing');
    const inAutumn = claims.filter(({ day }) => day >= '2025-10');
    const of = (payer: string, status: string): number =>
      inAutumn.filter((claim) => (payer === 'All payers' || claim.payer === payer) && claim.status === status)
        .length;
    const all = rows.at(-1)!;
    // The correction made one of the pending claims a paid one.
    expect(all.slice(1, 7)).toEqual([
      inAutumn.length,
      of('All payers', 'approved'),
      of('All payers', 'paid') + 1,
      of('All payers', 'partially_paid'),
      of('All payers', 'rejected'),
      of('All payers', 'pending') - 1,
    ]);
    for (const [payer, total, , , , rejected] of rows.slice(0, -1)) {
      expect([payer, total]).toEqual([payer, inAutumn.filter((claim) => claim.payer === payer).length]);
      if (rejected !== null) expect([payer, rejected]).toEqual([payer, of(String(payer), 'rejected')]);
    }
  });

  test('shows no count of 1 to 29, and withstands the attack', { timeout: PATIENCE }, async () => {
    const { rows } = await ask('submission_trend', {
      ...{
        period: { from: '2025-07', to: '2025-12' },
        grain: 'month',
        metric: 'pending_claims',
        split: 'payer',
      },
    });
    const counts = rows.map((row) => row[2]);
    expect(counts.filter((count) => count !== null && Number(count) > 0 && Number(count) < 30)).toEqual([]);
    expect(counts).toContain(null);
    const { report } = await attackStored({ dataDirectory: space.dataDirectory });
    expect(report.facts.map(({ fact }) => fact)).toEqual(['submissions']);
    expect([report.judged, report.violations]).toEqual([true, []]);
  });
});

test('removing a file and building again leaves no trace of it', { timeout: PATIENCE }, async () => {
  const { releaseId: before } = await build(false);
  await space.take('zebras.csv', cleanFile(zebras));
  // A published quarter is frozen: only a data directory that never knew the file can publish it anew.
  await space.intake.remove('corrections.csv');
  const { releaseId: withZebras } = await build(false);
  expect((await ask('submission_scorecard', { period: autumn })).rows.map(([payer]) => payer)).toContain(
    'Zebra Mutual',
  );
  expect(holding('Zebra').length).toBeGreaterThan(0);
  const removed = await space.intake.remove('zebras.csv');
  // The written file itself lies beside the data directory.
  const { releaseId } = await build(false);
  expect(holding('Zebra')).toEqual([]);
  expect(holding(removed.hash)).toEqual([]);
  expect((await ask('submission_scorecard', { period: autumn })).rows.map(([payer]) => payer)).not.toContain(
    'Zebra Mutual',
  );
  const standing = readdirSync(join(space.dataDirectory, 'releases')).filter(
    (name) => !name.startsWith('current'),
  );
  expect(standing).toEqual([releaseId]);
  expect([before, withZebras]).not.toContain(releaseId);
});
