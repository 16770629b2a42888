import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { PayerscopeError } from '../../../tools/errors.ts';
import type { Warehouse } from '../../../tools/ports.ts';
import { createDuckDbWarehouse } from './duckdb-warehouse.ts';

/** Opens the file named last, says so, and waits to be killed. */
const HOLD = `
  import { DuckDBInstance } from '@duckdb/node-api';
  const held = await DuckDBInstance.create(process.argv.at(-1));
  console.log('held');
  process.stdin.resume();
`;
const directory = mkdtempSync(join(tmpdir(), 'payerscope-warehouse-'));
let warehouse: Warehouse;
beforeAll(async () => {
  warehouse = await createDuckDbWarehouse({
    path: join(directory, 'w.duckdb'),
    threads: 1,
    memoryLimit: '300MB',
  });
});
afterAll(async () => {
  await warehouse.close();
  rmSync(directory, { recursive: true });
});

test('values arrive as the port promises, whatever their SQL type', async () => {
  const [row] = await warehouse.query(`
    select 10::bigint as a, sum(1234.56::decimal(18, 2)) as b, date '2024-02-29' as c, true as d,
           timestamp '2024-02-29 12:30:00' as e, null as f, 'x' as g, 1.5::double as h, sum(1) as i
  `);
  expect(row).toEqual({
    a: 10,
    b: 1234.56,
    c: '2024-02-29',
    d: 1,
    e: '2024-02-29 12:30:00',
    f: null,
    g: 'x',
    h: 1.5,
    i: 1,
  });
});

test('cents survive the way out: every amount is the nearest number to the decimal', async () => {
  const rows = await warehouse.query('select (i * 0.01)::decimal(18, 2) as amount from range(0, 20000) t(i)');
  rows.forEach((row, i) => {
    expect(row['amount']).toBe(Number((i / 100).toFixed(2)));
  });
});

test('parameters are bound by name; text is never spliced in', async () => {
  const [row] = await warehouse.query(
    `select :who as who, (:n + 1)::int as n, ':who' as literal, '5'::int as cast_value`,
    {
      who: "x' or 1=1--",
      n: 41,
      unused: 1,
    },
  );
  expect(row).toEqual({ who: "x' or 1=1--", n: 42, literal: ':who', cast_value: 5 });
  await expect(warehouse.query('select :missing')).rejects.toThrow('missing');
});

test('appends typed rows in the column order of the table, beyond one chunk', async () => {
  await warehouse.execute(`
    create schema s;
    create table s."odd table" (id bigint, money decimal(18, 2), day date, flag boolean, label varchar, paid_at timestamp);
  `);
  const rows = Array.from({ length: 5000 }, (_, i) => [
    i,
    i / 100,
    '2024-02-29',
    i % 2,
    `n${i}`,
    '2024-01-01 00:00:01',
  ]);
  rows[4999] = [4999, null as never, null as never, null as never, null as never, null as never];
  await warehouse.append('s."odd table"', ['id', 'money', 'day', 'flag', 'label', 'paid_at'], rows);
  const [sums] = await warehouse.query(
    `select count(*) as n, sum(money) as money, sum(flag::int) as flags, max(paid_at) as at, min(day) as day,
            count(label) as labels from s."odd table"`,
  );
  expect(sums).toEqual({
    n: 5000,
    money: 124925.01,
    flags: 2499,
    at: '2024-01-01 00:00:01',
    day: '2024-02-29',
    labels: 4999,
  });
  await expect(warehouse.append('s."odd table"', ['money', 'id'], [])).rejects.toThrow('its columns are');
});

test('days are counted in UTC', async () => {
  const [row] = await warehouse.query(
    `select strftime(timestamptz '2024-03-31 23:30:00+00', '%Y-%m-%d %H') as t, current_setting('TimeZone') as zone`,
  );
  expect(row).toEqual({ t: '2024-03-31 23', zone: 'UTC' });
});

test('a corrupt, locked or unwritable file is one sentence with what to do next', async () => {
  const corrupt = join(directory, 'corrupt.duckdb');
  writeFileSync(corrupt, 'this is no database '.repeat(1000));
  await expect(createDuckDbWarehouse({ path: corrupt })).rejects.toThrow(
    /corrupt\.duckdb is not a readable DuckDB file/,
  );
  const missing = join(directory, 'nowhere', 'w.duckdb');
  const failure = await createDuckDbWarehouse({ path: missing }).catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(PayerscopeError);
  expect((failure as PayerscopeError).code).toBe('STORE_UNAVAILABLE');
  expect((failure as PayerscopeError).message).toMatch(/cannot be opened for writing/);
});

test.skipIf(process.getuid?.() === 0)('a directory without write permission', async () => {
  const closed = mkdtempSync(join(directory, 'closed-'));
  chmodSync(closed, 0o500);
  await expect(createDuckDbWarehouse({ path: join(closed, 'w.duckdb') })).rejects.toThrow(
    /cannot be opened for writing/,
  );
});

test('a file that another process holds', async () => {
  const path = join(directory, 'held.duckdb');
  const holder = spawn(process.execPath, ['--input-type=module', '-e', HOLD, path], {
    cwd: import.meta.dirname,
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  await once(holder.stdout, 'data');
  try {
    await expect(createDuckDbWarehouse({ path })).rejects.toThrow(
      /held\.duckdb is in use by another process/,
    );
  } finally {
    holder.kill();
    await once(holder, 'exit');
  }
  await (await createDuckDbWarehouse({ path })).close();
});
