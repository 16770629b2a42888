import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';

/**
 * `node duckdb-alone.ts SOURCE FILE`: the floor of a build. DuckDB alone reads the same source files and makes the
 * same kinds of aggregates: no cleaning, no tests, no mask, no attack.
 */
const [source = '', file = ''] = process.argv.slice(2);
await rm(file, { force: true });
const instance = await DuckDBInstance.create(file);
const connection = await instance.connect();
const csv = (name: string): string => `'${join(source, `${name}.csv`).replaceAll("'", "''")}'`;
for (const name of ['claims', 'claims_transactions', 'encounters', 'medications', 'patients', 'payers']) {
  await connection.run(`create table ${name} as select * from read_csv(${csv(name)})`);
}
await connection.run(`
  create table facts as
  select c.id, c.primarypatientinsuranceid as payer, e.organization, e.encounterclass as class,
    date_trunc('month', try_cast(c.servicedate as timestamp)) as month, c.patientid as patient,
    sum(case when t.type = 'CHARGE' then try_cast(t.amount as double) else 0 end) as charges,
    sum(case when t.type = 'PAYMENT' then try_cast(t.payments as double) else 0 end) as payments,
    count(*) as transactions
  from claims as c
  left join claims_transactions as t on t.claimid = c.id
  left join encounters as e on e.id = c.appointmentid
  group by all`);
for (const [table, keys] of [
  ['by_payer', 'payer, month'],
  ['by_class', "payer, class, date_trunc('quarter', month)"],
  ['by_organization', "payer, organization, date_trunc('quarter', month)"],
]) {
  await connection.run(`
    create table ${table} as
    select ${keys}, count(*) as claims, count(distinct patient) as patients, sum(charges) as charges,
      sum(payments) as payments
    from facts group by all`);
}
await connection.run(`
  create table by_medication as
  select payer, description, date_trunc('quarter', try_cast(start as timestamp)) as quarter, count(*) as orders,
    count(distinct patient) as patients, sum(totalcost) as cost, sum(payer_coverage) as covered
  from medications group by all`);
connection.closeSync();
instance.closeSync();
