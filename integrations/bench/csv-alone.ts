import { DuckDBInstance } from '@duckdb/node-api';

/**
 * `node csv-alone.ts FILE`: the floor of reading a billing file. DuckDB alone reads its columns as text and adds up
 * what is a plain number: nothing is recognised, repaired, quarantined, counted or written.
 */
const [file = ''] = process.argv.slice(2);
const instance = await DuckDBInstance.create(':memory:', { threads: '2' });
const connection = await instance.connect();
const reader = await connection.runAndReadAll(`
  select Payer, count(*) as claims, sum(try_cast(Claim_amnt as decimal(18, 2))) as claimed,
    sum(try_cast(Paid_amnt as decimal(18, 2))) as paid
  from read_csv('${file.replaceAll("'", "''")}', header = true, all_varchar = true, ignore_errors = true)
  group by all`);
if (reader.currentRowCount === 0) throw new Error(`${file} holds no row`);
connection.closeSync();
instance.closeSync();
