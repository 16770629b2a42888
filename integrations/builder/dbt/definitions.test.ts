import { resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Row, Warehouse } from '../../../tools/ports.ts';
import { createDuckDbWarehouse } from '../../warehouse/duckdb/duckdb-warehouse.ts';
import { loadProject } from './load-project.ts';
import { runProject } from './run-project.ts';
import { type Claim, charge, loadSmallSource, paid, transfer, writtenOff } from './testing/small-source.ts';

// A source small enough to compute by hand: every definition of money, time and names, odd cases included.
// As of 2025-06-30; the first claim is of November 2023, so 2023-Q4 and 2023 are not whole.

const project = loadProject(resolve(import.meta.dirname, '../../../sql'));

const J = '2025-01-10';

const CLAIMS: Readonly<Record<string, Claim>> = {
  // 80 + 20 = 100; 10 January to 9 February is 30 days
  matched: {
    day: J,
    transactions: [charge(J, 100), paid('2025-01-20', 'ECHECK', 80), paid('2025-02-09', 'CASH', 20)],
  },
  // the insurer pays the charge in full and a copay of 10 comes on top: 110 against 100
  copay_on_top: { day: J, transactions: [charge(J, 100), paid(J, 'COPAY', 10), paid(J, 'ECHECK', 100)] },
  no_payer: { day: J, payer: 'matches-nothing', transactions: [charge(J, 50), paid(J, 'CC', 50)] },
  uninsured: { day: J, payer: 'y-none', transactions: [charge(J, 50), paid(J, 'CHECK', 50)] },
  // paid without ever being charged: no interval either
  no_charge: { day: J, transactions: [paid(J, 'ECHECK', 10)] },
  no_transactions: { day: J, transactions: [] },
  // 200 - 50 = 150 expected, 150 paid
  write_off: { day: J, transactions: [charge(J, 200), writtenOff(J, 50), paid(J, 'ECHECK', 150)] },
  all_written_off: { day: J, transactions: [charge(J, 40), writtenOff(J, 40)] },
  zero_pay: { day: J, transactions: [charge(J, 80)] },
  short_by_tolerance: { day: J, transactions: [charge(J, 100), paid(J, 'ECHECK', 99.99)] },
  short_by_more: { day: J, transactions: [charge(J, 100), paid(J, 'ECHECK', 99.98)] },
  over_by_tolerance: { day: J, transactions: [charge(J, 100), paid(J, 'ECHECK', 100.01)] },
  over_by_more: { day: J, transactions: [charge(J, 100), paid(J, 'ECHECK', 100.02)] },
  // TODATE lies six years before FROMDATE: FROMDATE counts, 10 to 15 January is 5 days
  reversed_todate: { day: J, transactions: [charge(J, 60), paid('2025-01-15', 'ECHECK', 60, '2019-01-01')] },
  paid_before_charged: { day: J, transactions: [charge(J, 60), paid('2025-01-08', 'ECHECK', 60)] },
  paid_after_as_of: { day: J, transactions: [charge(J, 70), paid('2025-07-01', 'ECHECK', 70)] },
  // a payment of 90 and its reversal: nothing was paid in the end
  payment_reversed: {
    day: J,
    transactions: [charge(J, 90), paid(J, 'ECHECK', 90), paid('2025-02-01', 'ECHECK', -90)],
  },
  // 300, 300, 120: the peak is 300, never 720
  outstanding_repeated: {
    day: J,
    transactions: [
      charge(J, 300),
      transfer(J, 300),
      transfer(J, 300),
      transfer(J, 120),
      paid(J, 'ECHECK', 300),
    ],
  },
  high_value_limit: { day: J, transactions: [charge(J, 10000), paid(J, 'ECHECK', 10000)] },
  high_value: { day: J, transactions: [charge(J, 10000.01), paid(J, 'ECHECK', 10000.01)] },
  on_day_of_death: {
    day: '2025-02-01',
    patient: 'p-dead',
    transactions: [charge('2025-02-01', 10), paid('2025-02-01', 'CASH', 10)],
  },
  after_death: {
    day: '2025-02-02',
    patient: 'p-dead',
    transactions: [charge('2025-02-02', 10), paid('2025-02-02', 'CASH', 10)],
  },
  // no encounter: placed where the provider works
  no_encounter: { day: J, encounter: 'missing', transactions: [charge(J, 10), paid(J, 'CASH', 10)] },
  no_provider: {
    day: J,
    encounter: 'missing',
    provider: 'missing',
    transactions: [charge(J, 10), paid(J, 'CASH', 10)],
  },
  // a provider with one patient, twice: two claims, one person
  lone_a: { day: J, provider: 'v-2', transactions: [charge(J, 10), paid(J, 'CASH', 10)] },
  lone_b: { day: J, provider: 'v-2', transactions: [charge(J, 10), paid(J, 'CASH', 10)] },
  // ages on 30 June: 31 May 30, 30 May 31, 1 May 60, 30 April 61, 1 April 90, 31 March 91 days
  age_30: { day: '2025-05-31', transactions: [charge('2025-05-31', 1000)] },
  age_31: { day: '2025-05-30', transactions: [charge('2025-05-30', 1000.01)] },
  age_60: { day: '2025-05-01', transactions: [charge('2025-05-01', 250)] },
  age_61: { day: '2025-04-30', transactions: [charge('2025-04-30', 250.01)] },
  age_90: {
    day: '2025-04-01',
    transactions: [charge('2025-04-01', 10), ...Array.from({ length: 4 }, () => transfer('2025-04-01', 10))],
  },
  age_91: {
    day: '2025-03-31',
    transactions: [
      charge('2025-03-31', 2000),
      ...Array.from({ length: 9 }, () => transfer('2025-03-31', 2000)),
    ],
  },
  // whole year 2024: one person twice under one payer and once under another, a second person once
  y24_a: {
    day: '2024-02-01',
    patient: 'p-1',
    transactions: [charge('2024-02-01', 500), paid('2024-02-03', 'ECHECK', 500)],
  },
  y24_b: {
    day: '2024-03-01',
    patient: 'p-1',
    transactions: [charge('2024-03-01', 100), paid('2024-03-05', 'ECHECK', 100)],
  },
  y24_c: {
    day: '2024-02-10',
    patient: 'p-1',
    payer: 'y-odd',
    transactions: [charge('2024-02-10', 70), paid('2024-02-10', 'ECHECK', 70)],
  },
  y24_d: {
    day: '2024-12-31',
    patient: 'p-2',
    transactions: [charge('2024-12-31', 30), paid('2024-12-31', 'ECHECK', 20)],
  },
  first: { day: '2023-11-15', transactions: [charge('2023-11-15', 9), paid('2023-11-15', 'CASH', 9)] },
  future: { day: '2025-07-02', transactions: [charge('2025-07-02', 999)] },
};

async function build(claims: Readonly<Record<string, Claim>>): Promise<Warehouse> {
  const warehouse = await createDuckDbWarehouse({ path: ':memory:', threads: 1 });
  await loadSmallSource(warehouse, claims);
  const vars = { as_of: '2025-06-30', minimum_people: 2 };
  await runProject({ project, warehouse, vars, progress: { step: () => {} } });
  return warehouse;
}

describe('definitions on a source computed by hand', () => {
  let warehouse: Warehouse;
  beforeAll(async () => {
    warehouse = await build(CLAIMS);
  });
  afterAll(() => warehouse.close());

  const one = async (sql: string): Promise<Row | undefined> => (await warehouse.query(sql))[0];
  const claim = (id: string) => one(`select * from marts.fct_claims where claim_id = '${id}'`);

  test.each([
    ['matched', 'MATCHED'],
    ['copay_on_top', 'OVERPAID'],
    ['no_charge', 'NO_CHARGE'],
    ['no_transactions', 'NO_CHARGE'],
    ['write_off', 'MATCHED'],
    ['all_written_off', 'MATCHED'],
    ['zero_pay', 'ZERO_PAY'],
    ['short_by_tolerance', 'MATCHED'],
    ['short_by_more', 'UNDERPAID'],
    ['over_by_tolerance', 'MATCHED'],
    ['over_by_more', 'OVERPAID'],
    ['paid_after_as_of', 'ZERO_PAY'],
    ['payment_reversed', 'ZERO_PAY'],
    ['y24_d', 'UNDERPAID'],
  ])('the exception category of %s is %s', async (id, category) => {
    expect(await claim(id)).toMatchObject({ exception_category: category });
  });

  test('what the insurer paid by ECHECK is payer paid, all else is patient paid', async () => {
    expect(await claim('matched')).toMatchObject({
      payment_amount: 100,
      payer_paid_amount: 80,
      patient_paid_amount: 20,
    });
    expect(await claim('copay_on_top')).toMatchObject({
      charge_amount: 100,
      payment_amount: 110,
      patient_paid_amount: 10,
    });
  });

  test('a write-off lowers what is expected and what is open', async () => {
    expect(await claim('write_off')).toMatchObject({
      adjustment_amount: 50,
      expected_amount: 150,
      open_balance: 0,
    });
    expect(await claim('zero_pay')).toMatchObject({ expected_amount: 80, open_balance: 80 });
    expect(await claim('copay_on_top')).toMatchObject({ open_balance: 0 });
  });

  test.each([
    ['matched', 30, 1, 0],
    ['reversed_todate', 5, 1, 0],
    ['copay_on_top', 0, 1, 0],
    ['paid_before_charged', null, 0, 1],
    ['no_charge', null, 0, 1],
    ['zero_pay', null, 0, 0],
    ['paid_after_as_of', null, 0, 0],
  ])('%s settles in %s days', async (id, days, settled, excluded) => {
    expect(await claim(id)).toMatchObject({
      settlement_days: days,
      is_settled: settled,
      is_settlement_excluded: excluded,
    });
  });

  test('peak outstanding is the largest balance, never the sum; transfers are no charges', async () => {
    expect(await claim('outstanding_repeated')).toMatchObject({
      peak_outstanding: 300,
      charge_amount: 300,
      transactions: 5,
    });
  });

  test('a payer without a row and NO_INSURANCE are both No insurance', async () => {
    expect(await claim('no_payer')).toMatchObject({ payer: 'No insurance' });
    expect(await claim('uninsured')).toMatchObject({ payer: 'No insurance' });
  });

  test('encounter, else provider, says where; labels are made for people', async () => {
    expect(await claim('matched')).toMatchObject({
      organization: 'Clinic at Sea',
      encounter_class: 'Urgent care',
      specialty: 'General Practice',
    });
    expect(await claim('no_encounter')).toMatchObject({
      organization: 'Hospital of the North',
      encounter_class: 'Unknown',
    });
    expect(await claim('no_provider')).toMatchObject({
      organization: 'Unknown',
      specialty: 'Unknown',
      provider: 'Other providers',
    });
  });

  test('labels carry nothing invisible and no separator, and none is taken for a total or a folded member', async () => {
    const payers = await warehouse.query(
      'select payer_id, payer from staging.stg_synthea__payers order by payer_id',
    );
    expect(payers.map((row) => row['payer'])).toEqual([
      'Medicare',
      '(all) (as named)',
      'No insurance',
      'Odd/ Payer Inc',
      'ALL PAYERS (as named)',
      'Unknown',
    ]);
  });

  test('namesakes stay apart', async () => {
    const providers = await warehouse.query(
      'select provider from intermediate.int_providers_labelled order by provider_id',
    );
    expect(providers.map((row) => row['provider'])).toEqual([
      'Ann Lee (General Practice 1)',
      'Ann Lee (General Practice 2)',
      'Ann Lee (Urology)',
      'Víctor Ode',
    ]);
  });

  test('high value is above 10,000 USD; after death is after the day of death', async () => {
    expect(await claim('high_value_limit')).toMatchObject({ is_high_value: 0 });
    expect(await claim('high_value')).toMatchObject({ is_high_value: 1 });
    expect(await claim('on_day_of_death')).toMatchObject({ is_after_death: 0 });
    expect(await claim('after_death')).toMatchObject({ is_after_death: 1 });
  });

  // score = amount (5, 3, 1) + complexity (10 transactions 3, 5 transactions 2) + age (> 90 days 3, > 60 days 2)
  test.each([
    ['age_30', 30, '0-30', 'Medium', 3, 0, 0, 3],
    ['age_31', 31, '31-60', 'High', 5, 0, 0, 5],
    ['age_60', 60, '31-60', 'Low', 1, 0, 0, 1],
    ['age_61', 61, '61-90', 'Medium', 3, 0, 2, 5],
    ['age_90', 90, '61-90', 'Low', 1, 2, 2, 5],
    ['age_91', 91, '90+', 'High', 5, 3, 3, 11],
  ])(
    '%s is %s days old, in %s, %s, %s + %s + %s = %s',
    async (id, days, bucket, priority, amount, complexity, age, score) => {
      expect(await one(`select * from marts.fct_receivables where claim_id = '${id}'`)).toMatchObject({
        age_days: days,
        age_bucket: bucket,
        priority_bucket: priority,
        amount_points: amount,
        complexity_points: complexity,
        age_points: age,
        priority_score: score,
        amount_basis: 'open_balance',
      });
    },
  );

  test('a paid claim is no receivable, whatever its peak; later claims do not exist yet', async () => {
    const ids = (await warehouse.query('select claim_id from marts.fct_receivables')).map(
      (row) => row['claim_id'],
    );
    expect(ids).not.toContain('outstanding_repeated');
    expect(ids).toContain('paid_after_as_of');
    expect(await claim('future')).toBeUndefined();
  });

  test('out-of-pocket = cost - coverage; the tracked need people, the rest is folded', async () => {
    // Insulin Pen: two spellings, two people. Rare drug: 900 USD, but one person only.
    expect(
      await warehouse.query(
        'select medication, sum(prescriptions) as prescriptions, sum(dispenses) as dispenses, sum(out_of_pocket_amount) as out_of_pocket from marts.fct_medications group by medication order by medication',
      ),
    ).toEqual([
      { medication: 'Insulin Pen', prescriptions: 2, dispenses: 4, out_of_pocket: 85 },
      { medication: 'Other medications', prescriptions: 1, dispenses: 2, out_of_pocket: 900 },
    ]);
    // 75 of 160 covered in 2024: 46.875 %
    expect(
      await one(
        "select payer_coverage / total_medication_cost * 100 as coverage_rate from families.medications_by_payer where grain = 'year' and period = '2024' and payer = 'Medicare'",
      ),
    ).toEqual({ coverage_rate: 46.875 });
  });

  test('a provider with fewer people than are needed is folded, however many its claims', async () => {
    expect(await claim('matched')).toMatchObject({ provider: 'Ann Lee (General Practice 1)' });
    for (const id of ['lone_a', 'lone_b'])
      expect(await claim(id)).toMatchObject({ provider: 'Other providers' });
    expect(
      await warehouse.query('select distinct provider from families.claims_by_provider order by provider'),
    ).not.toContainEqual({ provider: 'Ann Lee (General Practice 2)' });
  });

  test('only whole quarters and years are published, and all is the sum of the published years', async () => {
    const periods = await warehouse.query(
      "select grain, string_agg(period, ' ' order by period) as periods from (select distinct grain, period from families.claims_by_payer where grain != 'month') group by grain order by grain",
    );
    expect(periods).toEqual([
      { grain: 'all', periods: 'all' },
      { grain: 'quarter', periods: '2024-Q1 2024-Q4 2025-Q1 2025-Q2' },
      { grain: 'year', periods: '2024' },
    ]);
    expect(
      await one("select period from families.claims_by_payer where grain = 'month' order by period limit 1"),
    ).toEqual({ period: '2023-11' });
    expect(
      await one("select total_claims from families.claims_by_payer where grain = 'all' and payer = '(all)'"),
    ).toEqual({ total_claims: 4 });
  });

  test('a cell counts people once and names its two largest contributors', async () => {
    // 2024, all payers: p-1 has 500 + 100 + 70 = 670 of charges in three claims under two payers, p-2 has 30
    expect(
      await one(
        "select * from families.claims_by_payer where grain = 'year' and period = '2024' and payer = '(all)'",
      ),
    ).toMatchObject({
      total_claims: 4,
      patients: 2,
      total_charges: 700,
      total_charges_top1: 670,
      total_charges_top2: 30,
      total_payments: 690,
      underpaid_claims: 1,
      settled_claims: 4,
      // 2 + 4 + 0 + 0
      settlement_days: 6,
    });
    expect(
      await one("select * from families.claims_by_payer where grain = 'year' and payer = 'Odd/ Payer Inc'"),
    ).toMatchObject({ patients: 1, total_charges_top1: 70, total_charges_top2: 0 });
  });

  test('receivables have one period and every margin', async () => {
    // open: the six ages, zero_pay 80, paid_after_as_of 70, payment_reversed 90, short_by_tolerance 0.01,
    // short_by_more 0.02, y24_d 10: 12 claims, 4510.02 + 80 + 70 + 90 + 0.01 + 0.02 + 10 = 4760.05
    expect(
      await one(
        "select * from families.receivables_by_payer where payer = '(all)' and age_bucket = '(all)' and priority_bucket = '(all)'",
      ),
    ).toMatchObject({ grain: 'all', period: 'as-of', open_claims: 12, open_balance: 4760.05 });
  });
});

describe('a source whose claims all end fully paid', () => {
  test('ages the peak outstanding and says so', async () => {
    const warehouse = await build({
      one: {
        day: J,
        transactions: [charge(J, 300), transfer(J, 300), transfer(J, 300), paid(J, 'ECHECK', 300)],
      },
      two: { day: J, transactions: [charge(J, 20), paid(J, 'CASH', 20)] },
    });
    expect(await warehouse.query('select * from marts.receivables_basis')).toEqual([
      { amount_basis: 'peak_outstanding' },
    ]);
    expect(
      await warehouse.query(
        'select claim_id, amount, open_balance, priority_bucket, amount_basis from marts.fct_receivables',
      ),
    ).toEqual([
      {
        claim_id: 'one',
        amount: 300,
        open_balance: 0,
        priority_bucket: 'Medium',
        amount_basis: 'peak_outstanding',
      },
    ]);
    await warehouse.close();
  });
});
