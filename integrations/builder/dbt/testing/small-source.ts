import type { Value } from '../../../../tools/answer.ts';
import type { Warehouse } from '../../../../tools/ports.ts';
import { createFrozenTables } from '../../create-frozen-tables.ts';

const TABLES: Readonly<Record<string, string>> = {
  claims:
    'id varchar, patientid varchar, providerid varchar, primarypatientinsuranceid varchar, appointmentid varchar, servicedate timestamp, diagnosis1 varchar',
  claims_transactions:
    'id varchar, claimid varchar, type varchar, method varchar, fromdate timestamp, todate timestamp, amount decimal(18, 2), payments decimal(18, 2), adjustments decimal(18, 2), outstanding decimal(18, 2)',
  encounters: 'id varchar, organization varchar, encounterclass varchar',
  medications:
    'start timestamp, patient varchar, payer varchar, description varchar, payer_coverage decimal(18, 2), dispenses integer, totalcost decimal(18, 2)',
  patients: 'id varchar, birthdate date, deathdate date',
  payers: 'id varchar, name varchar',
  providers: 'id varchar, organization varchar, name varchar, speciality varchar',
  organizations: 'id varchar, name varchar',
};

const LINKS: Readonly<Record<string, readonly string[]>> = {
  claims: ['appointmentid'],
  claims_transactions: ['id', 'claimid'],
  encounters: ['id'],
};

export interface Transaction {
  readonly type: string;
  readonly day: string;
  readonly amount?: number;
  readonly method?: string;
  readonly until?: string;
  readonly outstanding?: number;
}

export const charge = (day: string, amount: number): Transaction => ({ type: 'CHARGE', day, amount });
export const paid = (day: string, method: string, amount: number, until?: string): Transaction => ({
  type: 'PAYMENT',
  day,
  method,
  amount,
  ...(until !== undefined && { until }),
});
export const writtenOff = (day: string, amount: number): Transaction => ({ type: 'ADJUSTMENT', day, amount });
/** A transfer's AMOUNT repeats money charged elsewhere; OUTSTANDING repeats a running balance. */
export const transfer = (day: string, outstanding: number): Transaction => ({
  type: 'TRANSFERIN',
  day,
  amount: outstanding,
  outstanding,
});

export interface Claim {
  readonly day: string;
  readonly transactions: readonly Transaction[];
  readonly patient?: string;
  readonly payer?: string;
  readonly provider?: string;
  readonly encounter?: string;
  readonly diagnosis?: string;
}

/** Fills the schema `raw` with these claims and a handful of everything else; no release has been published yet. */
export async function loadSmallSource(
  warehouse: Warehouse,
  claims: Readonly<Record<string, Claim>>,
): Promise<void> {
  await createFrozenTables(warehouse);
  await warehouse.execute('create schema raw');
  for (const [name, columns] of Object.entries(TABLES))
    await warehouse.execute(`create table raw.${name} (${columns})`);
  const insert = (name: string, rows: readonly (readonly Value[])[]): Promise<void> =>
    warehouse.append(
      `raw.${name}`,
      (TABLES[name] ?? '').split(/,\s(?=[a-z])/).map((column) => column.split(' ')[0] ?? ''),
      rows,
    );
  const all = Object.entries(claims);
  await insert(
    'claims',
    all.map(([id, c]) => [
      id,
      c.patient ?? 'p-1',
      c.provider ?? 'v-1',
      c.payer ?? 'y-1',
      c.encounter ?? 'e-1',
      `${c.day} 10:00:00`,
      c.diagnosis ?? null,
    ]),
  );
  await insert(
    'claims_transactions',
    all.flatMap(([id, c]) =>
      c.transactions.map((t, index): Value[] => [
        `${id}-${index}`,
        id,
        t.type,
        t.method ?? null,
        `${t.day} 10:00:00`,
        `${t.until ?? t.day} 11:00:00`,
        t.type === 'CHARGE' || t.type === 'TRANSFERIN' ? (t.amount ?? null) : null,
        t.type === 'PAYMENT' ? (t.amount ?? null) : null,
        t.type === 'ADJUSTMENT' ? (t.amount ?? null) : null,
        t.outstanding ?? null,
      ]),
    ),
  );
  await insert('encounters', [['e-1', 'o-2', 'urgentcare']]);
  // Ids that only link rows are kept as numbers, as an import keeps them.
  for (const [table, links] of Object.entries(LINKS)) {
    const numbers = links.map((column) => `hash(${column}) as ${column}`);
    await warehouse.execute(
      `create or replace table raw.${table} as select * replace (${numbers.join(', ')}) from raw.${table}`,
    );
  }
  await insert('medications', [
    ['2024-05-01 08:00:00', 'p-1', 'y-1', 'Insulin  Pen\u200b', 75, 3, 100],
    ['2024-06-01 08:00:00', 'p-2', 'y-1', 'Insulin Pen', 0, 1, 60],
    ['2024-06-01 08:00:00', 'p-1', 'y-none', 'Rare drug', 0, 2, 900],
  ]);
  await insert('patients', [
    ['p-1', '1980-01-01', null],
    ['p-dead', '1940-01-01', '2025-02-01'],
  ]);
  await insert('payers', [
    ['y-1', 'Medicare'],
    ['y-none', 'NO_INSURANCE'],
    ['y-odd', ' Odd|\u202e Payer\u{E0041}\t\nInc '],
    ['y-all', '(all)'],
    ['y-total', 'ALL PAYERS'],
    ['y-unnamed', ' \u200b'],
  ]);
  await insert('providers', [
    ['v-1', 'o-1', 'Ann884 Lee698', 'GENERAL PRACTICE'],
    ['v-2', 'o-1', 'Ann1 Lee2', 'GENERAL PRACTICE'],
    ['v-3', 'o-1', 'Ann3 Lee4', 'UROLOGY'],
    ['v-4', 'o-1', 'Víctor5 Ode6', 'UROLOGY'],
  ]);
  await insert('organizations', [
    ['o-1', 'HOSPITAL OF THE NORTH'],
    ['o-2', 'Clinic at Sea'],
  ]);
}
