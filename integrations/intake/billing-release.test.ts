import { execFileSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTemplateRunner } from '../../tools/run-template.ts';
import type { BuildReport } from '../application.ts';
import { attackStored } from '../attack/attack-stored.ts';
import { buildRelease } from '../builder/build-release.ts';
import { currentReleaseFile } from '../builder/releases.ts';
import { cleanFile, type InventedClaim, inventedClaims } from '../demo/billing/invented-claims.ts';
import { openDuckDbRelease } from '../warehouse/duckdb/duckdb-release-store.ts';
import { intakeWorkspace, TODAY } from './testing/intake-workspace.ts';

// Five builds of some thousand claims and two attacks: fifteen seconds, and several times that beside other work.
const PATIENCE = 300_000;
const silent = { step: () => {} };
const space = intakeWorkspace();
afterAll(() => space.drop());

const claims = inventedClaims({ count: 4000, months: 6, from: '2025-01' });
/** Of another payer in another place, whose names must be gone when their file is. */
const zebras = inventedClaims({ count: 900, months: 6, from: '2025-01', seed: 5, prefix: 'ZEB' }).map(
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

const spring = { from: '2025-04', to: '2025-06' };

describe('a release of billing files', () => {
  beforeAll(async () => {
    await space.take('claims.csv', cleanFile(claims));
    // A claim that was pending when it was exported, and is paid in the file that was added later.
    const [first] = claims.filter(({ status, day }) => status === 'pending' && day >= '2025-04');
    await space.take('corrections.csv', cleanFile([{ ...first!, status: 'paid', paid: first!.claimed }]));
    await build(true);
  }, PATIENCE);

  test('counts what the files say, worked out from the claims without any of our SQL', async () => {
    const { manifest, rows } = await ask('status_mix', { period: spring });
    expect(manifest.thresholds).toEqual({ count: 30, person: 'claim' });
    expect(manifest.source.format).toBe('billing');
    const inSpring = claims.filter(({ day }) => day >= '2025-04');
    const of = (payer: string, status: string): number =>
      inSpring.filter((claim) => (payer === 'All payers' || claim.payer === payer) && claim.status === status)
        .length;
    const all = rows.at(-1)!;
    // The correction made one of the pending claims a paid one.
    expect(all.slice(1, 7)).toEqual([
      inSpring.length,
      of('All payers', 'approved'),
      of('All payers', 'paid') + 1,
      of('All payers', 'partially_paid'),
      of('All payers', 'rejected'),
      of('All payers', 'pending') - 1,
    ]);
    for (const [payer, total, , , , rejected] of rows.slice(0, -1)) {
      expect([payer, total]).toEqual([payer, inSpring.filter((claim) => claim.payer === payer).length]);
      if (rejected !== null) expect([payer, rejected]).toEqual([payer, of(String(payer), 'rejected')]);
    }
  });

  test('shows no count of 1 to 29', async () => {
    const { rows } = await ask('submission_trend', {
      ...{
        period: { from: '2025-01', to: '2025-06' },
        grain: 'month',
        metric: 'pending_claims',
        split: 'payer',
      },
    });
    const counts = rows.map((row) => row[2]);
    expect(counts.filter((count) => count !== null && Number(count) > 0 && Number(count) < 30)).toEqual([]);
    expect(counts).toContain(null);
  });
});

let last = '';

/** Becomes known after the first half of the year was published. */
const paid = (claim: InventedClaim): InventedClaim => ({ ...claim, status: 'paid', paid: claim.claimed });
const rejected = (claim: InventedClaim): InventedClaim => ({ ...claim, status: 'rejected', paid: 0 });
const isShort = ({ status }: InventedClaim): boolean => status === 'approved' || status === 'partially_paid';
const short = claims.filter((claim) => isShort(claim) && claim.day >= '2025-04');
const summer = inventedClaims({ count: 2000, months: 3, from: '2025-07', seed: 6, prefix: 'SUM' });
const filedLate = inventedClaims({ count: 60, months: 1, from: '2025-05', seed: 7, prefix: 'LATE' }).map(
  (claim) => paid({ ...claim, payer: 'Aetna' }),
);
const byAutumn = [
  ...short.map(paid),
  ...claims.filter(({ status, day }) => status === 'pending' && day < '2025-04').map(rejected),
  ...filedLate,
];
/** What autumn said was paid is taken back, and claims of the summer are decided. */
const takenBack = short.map(paid);
const decidedSummer = summer.filter(isShort).map(paid);
const winter = inventedClaims({ count: 2000, months: 3, from: '2025-10', seed: 8, prefix: 'WIN' });

describe('two releases later', () => {
  let asPublished: readonly (readonly unknown[])[];
  beforeAll(async () => {
    asPublished = (await ask('status_mix', { period: spring })).rows;
    await space.take('autumn.csv', cleanFile([...byAutumn, ...summer]));
    await build(false);
    await space.take('winter.csv', cleanFile([...takenBack.map(rejected), ...decidedSummer, ...winter]));
    last = (await build(false)).releaseId;
  }, PATIENCE);

  test('a published quarter keeps its statuses, and says that there are later decisions', async () => {
    const { rows, manifest } = await ask('status_mix', { period: spring });
    expect(rows).toEqual(asPublished);
    expect(manifest.frozen.map(({ period, decidedSince }) => [period, decidedSince ?? false])).toEqual([
      ['2025-Q1', true],
      ['2025-Q2', true],
      ['2025-Q3', true],
      ['2025-Q4', false],
    ]);
  });

  test('decisions stand by the release that showed them first, to the claim and the cent', async () => {
    const { rows } = await ask('later_decisions', { period: spring, by: 'change_month' });
    const dollars = (list: readonly InventedClaim[]): number =>
      list.reduce((sum, claim) => sum + claim.paid, 0) / 100;
    const n = short.length;
    const newlyPaid = short.filter(({ status }) => status === 'approved').length + filedLate.length;
    const more = dollars(takenBack) + dollars(filedLate) - dollars(short);
    expect(rows).toEqual([
      ['2025-09', n + filedLate.length, newlyPaid, 0, expect.closeTo(more, 2)],
      // Told against what autumn knew, not against what was published.
      ['2025-12', n, 0, n, expect.closeTo(-dollars(takenBack), 2)],
    ]);
  });

  test('of a payer nothing of 1 to 29 claims is shown, and what is shown is true', async () => {
    const year = { from: '2025-01', to: '2025-12' };
    for (const [period, truth] of [
      [{ from: '2025-01', to: '2025-03' }, byAutumn.filter(({ day }) => day < '2025-04')],
      [{ from: '2025-07', to: '2025-09' }, decidedSummer],
      [year, [...byAutumn, ...takenBack, ...decidedSummer]],
    ] as const) {
      const { rows } = await ask('later_decisions', { period });
      const shown = rows.filter(([, count]) => count !== null && count !== 0);
      expect(shown.length).toBeGreaterThan(0);
      for (const [payer, count] of shown) {
        expect(Number(count)).toBeGreaterThanOrEqual(30);
        const own = truth.filter((claim) => payer === 'All payers' || claim.payer === payer);
        expect([payer, count]).toEqual([payer, own.length]);
      }
    }
  });

  test('the chain withstands the attack', { timeout: PATIENCE }, async () => {
    const { report } = await attackStored({ dataDirectory: space.dataDirectory });
    expect(report.facts.map(({ fact }) => fact)).toEqual(['decisions', 'submissions']);
    const hidden = report.facts[0]!.measures.find(({ measure }) => measure === 'changed_claims');
    expect(hidden?.primaries).toBeGreaterThan(0);
    expect([report.judged, report.violations]).toEqual([true, []]);
  });
});

test('removing a file and building again leaves no trace of it', { timeout: PATIENCE }, async () => {
  await space.take('zebras.csv', cleanFile(zebras));
  // A published quarter is frozen: only a data directory that never knew the file can publish it anew.
  for (const name of ['corrections.csv', 'autumn.csv', 'winter.csv']) await space.intake.remove(name);
  const { releaseId: withZebras } = await build(false);
  expect((await ask('submission_scorecard', { period: spring })).rows.map(([payer]) => payer)).toContain(
    'Zebra Mutual',
  );
  expect(holding('Zebra').length).toBeGreaterThan(0);
  const removed = await space.intake.remove('zebras.csv');
  // The written file itself lies beside the data directory.
  const { releaseId } = await build(false);
  expect(holding('Zebra')).toEqual([]);
  expect(holding(removed.hash)).toEqual([]);
  expect((await ask('submission_scorecard', { period: spring })).rows.map(([payer]) => payer)).not.toContain(
    'Zebra Mutual',
  );
  const standing = readdirSync(join(space.dataDirectory, 'releases')).filter(
    (name) => !name.startsWith('current'),
  );
  expect(standing).toEqual([releaseId]);
  expect([last, withZebras]).not.toContain(releaseId);
});
