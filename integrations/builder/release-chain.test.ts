import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Row, Warehouse } from '../../tools/ports.ts';
import { generateDemo } from '../demo/generate-demo.ts';
import { openDuckDbRelease } from '../warehouse/duckdb/duckdb-release-store.ts';
import { createDuckDbWarehouse } from '../warehouse/duckdb/duckdb-warehouse.ts';
import { buildRelease } from './build-release.ts';
import { truthSchema } from './keep-truth.ts';
import { currentReleaseFile, currentReleaseId, listReleases } from './releases.ts';
import { holdBackClaims } from './testing/hold-back-claims.ts';

// Five quarter ends of one hospital: each build knows only what had happened by its date, so that the next one finds
// late payments; and 60 claims of May 2024 are filed a year late.
const QUARTERS = ['2024-12-31', '2025-03-31', '2025-06-30', '2025-09-30', '2025-12-31'];
const FILED_LATE = '2024-05';
const FILED_AT = '2025-06-30';

/** The builds take a minute, and several times that where the machine is busy with other things. */
const PATIENCE = 900_000;

let folder: string;
let whole: string;
let partial: string;
let data: string;
let ids: string[];
let held: string[];
let killed: Awaited<ReturnType<typeof killBuild>>;

const build = async (asOf: string | undefined, source: string, dataDirectory = data) => {
  const report = await buildRelease({
    dataDirectory,
    source,
    format: 'synthea',
    synthetic: true,
    attack: false,
    title: 'Test',
    ...(asOf === undefined ? {} : { asOf }),
    clock: { now: () => new Date('2026-01-15T00:00:00Z') },
    progress: { step: () => {} },
  });
  return report.releaseId;
};

async function inWarehouse<T>(work: (warehouse: Warehouse) => Promise<T>): Promise<T> {
  const warehouse = await createDuckDbWarehouse({ path: join(data, 'warehouse.duckdb') });
  try {
    return await work(warehouse);
  } finally {
    await warehouse.close();
  }
}

const rowsIn = (sql: string): Promise<readonly Row[]> => inWarehouse((warehouse) => warehouse.query(sql));

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'payerscope-chain-'));
  whole = join(folder, 'whole');
  partial = join(folder, 'partial');
  data = join(folder, 'data');
  await generateDemo({ directory: whole, patients: 300, seed: 3 });
  held = await holdBackClaims(whole, partial, FILED_LATE);
  ids = [];
  for (const asOf of QUARTERS.slice(0, -1)) ids.push(await build(asOf, asOf < FILED_AT ? partial : whole));
  killed = await killBuild(QUARTERS.at(-1)!);
  ids.push(await build(QUARTERS.at(-1), whole));
}, PATIENCE);

afterAll(() => rm(folder, { recursive: true, force: true }));

/** Starts the build of a date and kills it while it runs the tests of its models. */
async function killBuild(asOf: string) {
  const state = async () => ({
    current: await currentReleaseId(data),
    releases: (await listReleases(data)).map(({ id }) => id),
    warehouse: createHash('sha256')
      .update(await readFile(join(data, 'warehouse.duckdb')))
      .digest('hex'),
  });
  const before = await state();
  const child = spawn(process.execPath, [
    join(import.meta.dirname, 'testing', 'build-child.ts'),
    whole,
    data,
    asOf,
  ]);
  const gone = new Promise((resolve) => child.once('exit', resolve));
  child.stdout.on('data', (text) => {
    if (String(text).includes('tests')) child.kill('SIGKILL');
  });
  await gone;
  return { signal: child.signalCode, before, after: await state() };
}

test('killed in the middle of a chain, a build leaves everything as it was, and the next one goes on', () => {
  expect(killed.signal).toBe('SIGKILL');
  expect(killed.before.releases).toEqual(ids.slice(0, -1));
  expect(killed.after).toEqual(killed.before);
});

test('every quarter is a release of its own, the last one in force', async () => {
  expect(held).toHaveLength(60);
  expect(ids.map((id) => id.slice(0, 10))).toEqual(QUARTERS);
  expect((await listReleases(data)).map(({ id }) => id)).toEqual(ids);
  expect(await currentReleaseId(data)).toBe(ids.at(-1));
});

describe('what is published stays', () => {
  test('each cell has the same value in every release that has it', async () => {
    await inWarehouse(async (warehouse) => {
      let compared = 0;
      const families = await warehouse.query(
        `select distinct table_name as name from duckdb_tables()
         where starts_with(schema_name, 'truth_') and not starts_with(table_name, 'receivables') order by all`,
      );
      expect(families).toHaveLength(9);
      for (const { name } of families) {
        const columns = await warehouse.query(`describe ${truthSchema(ids[0]!)}.${name}`);
        const texts = columns
          .filter((row) => row['column_type'] === 'VARCHAR')
          .map((row) => row['column_name']);
        const numbers = columns
          .map((row) => String(row['column_name']))
          .filter((column) => !texts.includes(column) && !column.endsWith('_shown'));
        for (let i = 1; i < ids.length; i += 1) {
          const [older, newer] = [ids[i - 1]!, ids[i]!].map((id) => `${truthSchema(id)}.${name}`);
          const [row] = await warehouse.query(
            `select count(*) as cells, coalesce(count_if(${numbers.map((column) => `older.${column} is distinct from newer.${column}`).join(' or ')}), 0) as changed
             from ${older} as older inner join ${newer} as newer using (${texts.join(', ')})
             where grain <> 'all'`,
          );
          expect([name, ids[i], row?.['changed']]).toEqual([name, ids[i], 0]);
          compared += Number(row?.['cells']);
        }
      }
      expect(compared).toBeGreaterThan(20_000);
    });
  });

  test('the manifest says since when', async () => {
    const store = await openDuckDbRelease(await currentReleaseFile(data));
    try {
      const { frozen } = store.manifest;
      const since = (period: string) => frozen.find((entry) => entry.period === period)?.asOf;
      expect(frozen).toHaveLength(20);
      expect(since('2021-Q1')).toBe('2024-12-31');
      expect(since('2025-Q1')).toBe('2025-03-31');
      expect(since('2025-Q4')).toBe('2025-12-31');
    } finally {
      await store.close();
    }
  });

  test('the months of two years are whole, and run on without a jump', async () => {
    const shown = await rowsIn(
      `select period, total_claims from ${truthSchema(ids.at(-1)!)}.claims_by_payer
       where grain = 'month' and payer = '(all)' order by period`,
    );
    const known = await rowsIn(
      `select strftime(servicedate, '%Y-%m') as period, count(*) as total_claims from raw.claims
       where servicedate >= timestamp '2024-01-01' and servicedate < timestamp '2026-01-01'
       group by all order by all`,
    );
    expect(shown).toHaveLength(24);
    const expected = known.map((row) =>
      row['period'] === FILED_LATE
        ? { ...row, total_claims: Number(row['total_claims']) - held.length }
        : row,
    );
    expect(shown).toEqual(expected);
  });

  test.each([
    ['organization', 'claims_by_payer_organization'],
    ['medication', 'medications_by_payer_medication'],
    ['provider', 'claims_by_provider'],
  ])('each %s is tracked as the first release chose it', async (dimension, family) => {
    const members = (id: string) =>
      rowsIn(`select distinct ${dimension} from ${truthSchema(id)}.${family} order by all`);
    const first = await members(ids[0]!);
    expect(first.length).toBeGreaterThan(3);
    for (const id of ids.slice(1)) expect(await members(id)).toEqual(first);
  });

  test('each cell is shown in every release that has it, or in none', async () => {
    await inWarehouse(async (warehouse) => {
      const families = await warehouse.query(
        `select distinct table_name as name from duckdb_tables()
         where starts_with(schema_name, 'truth_') and not starts_with(table_name, 'receivables') order by all`,
      );
      for (const { name } of families) {
        const columns = await warehouse.query(`describe ${truthSchema(ids.at(-1)!)}.${name}`);
        const keys = columns.flatMap((row) => (row['column_type'] === 'VARCHAR' ? [row['column_name']] : []));
        const marks = columns
          .map((row) => String(row['column_name']))
          .filter((one) => one.endsWith('_shown'));
        const moved = marks.map((mark) => `min(${mark} = 1) <> max(${mark} = 1)`).join(' or ');
        const union = ids.map((id) => `select * from ${truthSchema(id)}.${name} where grain <> 'all'`);
        const [row] = await warehouse.query(
          `select count(*) as cells, count_if(moved) as moved
           from (select ${moved} as moved from (${union.join(' union all by name ')}) group by ${keys.join(', ')})`,
        );
        expect([name, row?.['moved']]).toEqual([name, 0]);
        expect(Number(row?.['cells'])).toBeGreaterThan(0);
      }
    });
  });
});

describe('what arrives late is a line of its own', () => {
  test('none in the first release', async () => {
    expect(await rowsIn(`select * from ${truthSchema(ids[0]!)}.late_payments_by_payer`)).toEqual([]);
  });

  test('what was published and what came later is what is known now, payer by payer and quarter by quarter', async () => {
    const last = truthSchema(ids.at(-1)!);
    const added = await rowsIn(`
      with late as (
          select period, payer, sum(late_charges) as charges, sum(late_payments) as payments
          from ${last}.late_payments_by_payer where grain = 'quarter' and payer <> '(all)' group by all
      )
      select period, payer, total_charges + coalesce(charges, 0) as charges,
          total_payments + coalesce(payments, 0) as payments
      from ${last}.claims_by_payer left join late using (period, payer)
      where grain = 'quarter' and payer <> '(all)' and period between '2021-Q1' and '2025-Q3' order by all`);
    // Straight from the imported files.
    const known = await rowsIn(`
      with sums as (
          select c.id, year(c.servicedate) || '-Q' || quarter(c.servicedate) as period,
              coalesce(y.name, 'NO_INSURANCE') as payer,
              sum(case when t.type = 'CHARGE' then t.amount else 0 end) as charges,
              sum(case when t.type = 'PAYMENT' then t.payments else 0 end) as payments
          from raw.claims as c left join raw.payers as y on c.primarypatientinsuranceid = y.id
          left join raw.claims_transactions as t
              on hash(c.id) = t.claimid and t.fromdate < timestamp '2026-01-01'
          group by all
      )
      select period, replace(payer, 'NO_INSURANCE', 'No insurance') as payer,
          coalesce(sum(charges), 0) as charges, coalesce(sum(payments), 0) as payments
      from sums where period between '2021-Q1' and '2025-Q3' group by all order by all`);
    const amounts = (rows: readonly Row[]) =>
      rows.map((row) => `${row['period']} ${row['payer']} ${row['charges']} ${row['payments']}`);
    expect(known.length).toBeGreaterThan(150);
    expect(amounts(added.filter((row) => Number(row['charges']) !== 0))).toEqual(
      amounts(known.filter((row) => Number(row['charges']) !== 0)),
    );
    const [late] = await rowsIn(
      `select sum(late_payments) as payments from ${last}.late_payments_by_payer where grain = 'quarter' and payer <> '(all)'`,
    );
    expect(Number(late?.['payments'])).toBeGreaterThan(10_000);
  });

  test('a snapshot remembers what each release knew of a claim when it froze it', async () => {
    const [row] = await rowsIn(`
      select count(*) as compared,
          count(distinct months.as_of) as releases,
          sum(case when (history.exception_category = 'UNDERPAID') != (claims.is_underpaid = 1) then 1 else 0 end) as differing
      from frozen.claims as claims
      inner join frozen.months as months on claims.service_month = months.service_month
      inner join snapshots.claim_status_history as history
          on claims.claim_id = history.claim_id
          and history.dbt_valid_from <= months.as_of
          and coalesce(history.dbt_valid_to, date '9999-12-31') > months.as_of`);
    const [frozen] = await rowsIn('select count(*) as claims from frozen.claims');
    expect(row).toEqual({ compared: frozen?.['claims'], releases: QUARTERS.length, differing: 0 });
    const [ended] = await rowsIn(
      'select count(*) as spans from snapshots.claim_status_history where dbt_valid_to is not null',
    );
    expect(Number(ended?.['spans'])).toBeGreaterThan(100);
  });

  test('claims filed late stand in the quarter they arrived, and in no month of claims', async () => {
    const rows = await rowsIn(
      `select arrived, count(*) as claims from frozen.late
       where claim_id in (${held.map((id) => `'${id}'`).join(', ')}) and is_new_claim = 1 group by all`,
    );
    expect(rows).toHaveLength(1);
    expect(rows[0]?.['arrived']).toBe('2025-Q2');
    expect(Number(rows[0]?.['claims'])).toBeGreaterThan(50);
    const restated = await rowsIn(
      `select count(*) as claims from frozen.claims where claim_id in (${held.map((id) => `'${id}'`).join(', ')})`,
    );
    expect(restated).toEqual([{ claims: 0 }]);
  });
});

describe('building again', () => {
  test('the last date gives the same release, whatever the source says by now, and mends a lost one', async () => {
    const releases = await readdir(join(data, 'releases'));
    await rm(join(data, 'releases', ids.at(-1)!), { recursive: true });
    expect(await build(undefined, partial)).toBe(ids.at(-1));
    await (await openDuckDbRelease(await currentReleaseFile(data))).close();
    expect(await readdir(join(data, 'releases'))).toEqual(releases);
    expect(await rowsIn('select id from builder.releases order by position')).toEqual(
      ids.map((id) => ({ id })),
    );
  });

  test.each([
    ['2025-09-30', /lies before 2025-12-31/],
    ['2026-01-31', /does not end a quarter/],
  ])('as of %s is refused', async (asOf, message) => {
    await expect(build(asOf, whole)).rejects.toMatchObject({
      code: 'USAGE',
      exitCode: 2,
      message: expect.stringMatching(message),
    });
    expect(await currentReleaseId(data)).toBe(ids.at(-1));
  });

  test('a demo does not take the place of imported files', async () => {
    const demo = {
      dataDirectory: data,
      source: whole,
      format: 'synthea',
      synthetic: true,
      attack: false,
      title: 'Demo',
    } as const;
    const clock = { now: () => new Date('2026-01-15T00:00:00Z') };
    const chain = 'demo 300 3 2025-12-31';
    await expect(buildRelease({ ...demo, chain, clock, progress: { step: () => {} } })).rejects.toMatchObject(
      { code: 'USAGE', message: expect.stringContaining('imported files') },
    );
    expect(await currentReleaseId(data)).toBe(ids.at(-1));
  });

  test('without the warehouse that knows what was published, nothing is built', async () => {
    const copy = join(folder, 'copy');
    await cp(join(data, 'releases'), join(copy, 'releases'), { recursive: true });
    await expect(build('2025-12-31', whole, copy)).rejects.toMatchObject({ code: 'STORE_UNAVAILABLE' });
    await writeFile(join(copy, 'warehouse.duckdb'), 'no database '.repeat(2000));
    await expect(build('2025-12-31', whole, copy)).rejects.toMatchObject({
      code: 'STORE_UNAVAILABLE',
      message: expect.stringContaining('cannot be read'),
    });
  });
});
