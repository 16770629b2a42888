import { resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Row, Warehouse } from '../../../tools/ports.ts';
import { createDuckDbWarehouse } from '../../warehouse/duckdb/duckdb-warehouse.ts';
import { freezeFacts } from '../freeze-facts.ts';
import { loadProject } from './load-project.ts';
import { runProject } from './run-project.ts';
import { charge, loadSmallSource, paid, writtenOff } from './testing/small-source.ts';

// Three releases of a source small enough to follow by hand; every way a published claim can change is in it.

const project = loadProject(resolve(import.meta.dirname, '../../../sql'));

const CLAIMS = {
  untouched: { day: '2025-01-10', transactions: [charge('2025-01-10', 20), paid('2025-01-11', 'CASH', 20)] },
  still_paid: {
    day: '2025-01-12',
    transactions: [
      charge('2025-01-12', 100),
      paid('2025-02-01', 'ECHECK', 40),
      paid('2025-05-01', 'ECHECK', 60),
      paid('2025-08-01', 'CASH', 5),
    ],
  },
  reversed: {
    day: '2025-02-03',
    patient: 'p-2',
    transactions: [
      charge('2025-02-03', 50),
      paid('2025-02-20', 'ECHECK', 50),
      paid('2025-05-02', 'ECHECK', -50),
    ],
  },
  // nothing is charged or paid later, but a write-off closes it
  forgiven: {
    day: '2025-02-04',
    patient: 'p-2',
    transactions: [charge('2025-02-04', 30), writtenOff('2025-05-20', 30)],
  },
  redated: { day: '2025-02-10', patient: 'p-3', transactions: [charge('2025-02-10', 70)] },
  gone: { day: '2025-03-05', patient: 'p-gone', transactions: [charge('2025-03-05', 10)] },
  relabelled: { day: '2025-03-06', patient: 'p-4', transactions: [charge('2025-03-06', 80)] },
  spring: { day: '2025-04-09', patient: 'p-gone', transactions: [charge('2025-04-09', 30)] },
};

let warehouse: Warehouse;
const rows = (sql: string): Promise<readonly Row[]> => warehouse.query(sql);

/** Builds the models as of a date and, as a release would, freezes what they show. */
async function release(asOf: string): Promise<void> {
  const vars = { as_of: asOf, minimum_people: 2 };
  await runProject({ project, warehouse, vars, progress: { step: () => {} } });
  const months = await rows('select service_month, as_of from frozen.months order by all');
  const chain = {
    name: 'source',
    releases: [],
    months: months.map((row) => ({ month: String(row['service_month']), asOf: String(row['as_of']) })),
  };
  await freezeFacts(warehouse, chain, asOf);
}

const LATE = `select claim_id, arrived, is_new_claim, late_charge_amount as charge, late_payment_amount as payment
  from frozen.late order by arrived, claim_id`;

const CATEGORIES = `select claim_id, arrived, exception_category as category, is_reclassified as moved
  from frozen.late order by arrived, claim_id`;

beforeAll(async () => {
  warehouse = await createDuckDbWarehouse({ path: ':memory:', threads: 1 });
  await loadSmallSource(warehouse, CLAIMS);
  await release('2025-03-31');
  await warehouse.execute(`
    update raw.claims set servicedate = timestamp '2025-05-10 10:00:00' where id = 'redated';
    update raw.claims set primarypatientinsuranceid = 'y-odd' where id = 'relabelled';
    update raw.payers set name = 'Medicare Plus' where id = 'y-1';
    delete from raw.claims_transactions where claimid = hash('gone');
    delete from raw.claims where id = 'gone';
    delete from raw.providers where id = 'v-1';
    insert into raw.claims by name
    select 'filed_late' as id, 'p-5' as patientid, * exclude (id, patientid, servicedate),
        timestamp '2025-02-28 10:00:00' as servicedate
    from raw.claims where id = 'untouched';
    insert into raw.claims_transactions by name
    select hash('filed_late-' || type) as id, hash('filed_late') as claimid, * exclude (id, claimid, fromdate),
        timestamp '2025-06-01 10:00:00' as fromdate
    from raw.claims_transactions where claimid = hash('untouched')`);
  await release('2025-06-30');
});
afterAll(() => warehouse.close());

describe('the second release', () => {
  test('shows each published claim as it was, and newer ones as they are', async () => {
    const shown = await rows(
      'select claim_id, service_month, payer, payment_amount from marts.released_claims order by claim_id',
    );
    const medicare = (claim_id: string, service_month: string, payment_amount: number) => ({
      claim_id,
      service_month,
      payer: 'Medicare',
      payment_amount,
    });
    expect(shown).toEqual([
      medicare('forgiven', '2025-02', 0),
      medicare('gone', '2025-03', 0),
      medicare('redated', '2025-02', 0),
      medicare('relabelled', '2025-03', 0),
      medicare('reversed', '2025-02', 50),
      medicare('spring', '2025-04', 0),
      medicare('still_paid', '2025-01', 40),
      medicare('untouched', '2025-01', 20),
    ]);
  });

  test('counts people across frozen and newer months once, gone from the source or not', async () => {
    expect(
      await rows(
        `select period, patients from families.claims_by_payer
         where payer = '(all)' and grain = 'quarter' order by period`,
      ),
    ).toEqual([
      { period: '2025-Q1', patients: 5 },
      { period: '2025-Q2', patients: 1 },
    ]);
    expect(
      await rows(
        "select count(distinct person_key) as people from marts.released_claims where person_id = 'p-gone'",
      ),
    ).toEqual([{ people: 1 }]);
  });

  test('lists what changed since: a payment, a reversal, a write-off, a whole claim; not what is missing', async () => {
    expect(await rows(LATE)).toEqual([
      { claim_id: 'filed_late', arrived: '2025-Q2', is_new_claim: 1, charge: 20, payment: 20 },
      { claim_id: 'forgiven', arrived: '2025-Q2', is_new_claim: 0, charge: 0, payment: 0 },
      { claim_id: 'reversed', arrived: '2025-Q2', is_new_claim: 0, charge: 0, payment: -50 },
      { claim_id: 'still_paid', arrived: '2025-Q2', is_new_claim: 0, charge: 0, payment: 60 },
    ]);
  });

  test('tells which changes moved a claim to another category than was published', async () => {
    expect(await rows(CATEGORIES)).toEqual([
      { claim_id: 'filed_late', arrived: '2025-Q2', category: 'MATCHED', moved: 0 },
      { claim_id: 'forgiven', arrived: '2025-Q2', category: 'MATCHED', moved: 1 },
      { claim_id: 'reversed', arrived: '2025-Q2', category: 'ZERO_PAY', moved: 1 },
      { claim_id: 'still_paid', arrived: '2025-Q2', category: 'MATCHED', moved: 1 },
    ]);
    expect(
      await rows(
        `select late_claims, patients, reclassified_claims from families.reclassified_claims_by_payer
         where payer = '(all)' and grain = 'quarter' and period = '2025-Q1'`,
      ),
    ).toEqual([{ late_claims: 4, patients: 3, reclassified_claims: 3 }]);
  });

  test('dominance goes by absolute amounts, so that a reversal does not hide a payment', async () => {
    expect(
      await rows(
        `select late_payments, late_payments_top1, late_payments_top2 from families.late_payments_by_payer
         where payer = '(all)' and grain = 'quarter' and period = '2025-Q1'`,
      ),
    ).toEqual([{ late_payments: 30, late_payments_top1: 60, late_payments_top2: 50 }]);
  });
});

test('a payer renamed in the source keeps its published name in newer months', async () => {
  expect(await rows("select distinct payer from marts.fct_claims where claim_id <> 'relabelled'")).toEqual([
    { payer: 'Medicare' },
  ]);
});

test('a clinician the source lists no longer keeps the published name in newer months', async () => {
  const shown = await rows(
    "select claim_id, provider, specialty from marts.released_claims where claim_id in ('untouched', 'spring') order by claim_id",
  );
  expect(shown).toEqual([
    { claim_id: 'spring', provider: 'Ann Lee (General Practice 1)', specialty: 'Unknown' },
    { claim_id: 'untouched', provider: 'Ann Lee (General Practice 1)', specialty: 'General Practice' },
  ]);
});

describe('releases after it', () => {
  test('the same date again finds nothing new; the next one lists only what came since', async () => {
    const before = await rows(LATE);
    await warehouse.execute(
      "update raw.claims_transactions set payments = 25 where claimid = hash('filed_late') and type = 'PAYMENT'",
    );
    await release('2025-06-30');
    expect(await rows(LATE)).toEqual(before);
    await release('2025-09-30');
    expect((await rows(LATE)).slice(before.length)).toEqual([
      { claim_id: 'filed_late', arrived: '2025-Q3', is_new_claim: 0, charge: 0, payment: 5 },
      { claim_id: 'still_paid', arrived: '2025-Q3', is_new_claim: 0, charge: 0, payment: 5 },
    ]);
    // Against what the release before knew, not against what was published first.
    expect((await rows(CATEGORIES)).slice(before.length)).toEqual([
      { claim_id: 'filed_late', arrived: '2025-Q3', category: 'OVERPAID', moved: 1 },
      { claim_id: 'still_paid', arrived: '2025-Q3', category: 'OVERPAID', moved: 1 },
    ]);
  });
});
