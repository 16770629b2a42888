import { afterAll, beforeAll, expect, test } from 'vitest';
import { openSqlParser, type SqlParser } from '../integrations/warehouse/duckdb/parse-sql.ts';
import { inspectDuckDbTree } from './inspect-duckdb-tree.ts';

let parser: SqlParser;
beforeAll(async () => {
  parser = await openSqlParser();
});
afterAll(() => parser.close());
const inspect = async (sql: string) => inspectDuckDbTree(await parser.parse(sql));

test('tables, parameters and result columns of a plain template are read', async () => {
  const facts = await inspect(`
    with sums as (select payer, sum(a) as total from claims_by_payer where contains(:tiles, '|' || period || '|') group by payer)
    select payer, total, 0 as total_withheld from sums order by total desc nulls last limit :row_limit`);
  expect(facts).toEqual({
    tables: ['claims_by_payer'],
    parameters: ['tiles', 'row_limit'],
    columns: ['payer', 'total', 'total_withheld'],
    problems: [],
  });
});

test.each([
  ['a file', "select * from read_csv('/etc/passwd')", 'reads from TABLE_FUNCTION'],
  ['a function of the system', "select getenv('HOME') as home", 'calls getenv'],
  ['a function in a condition', "select 1 as n from t where length(getvariable('x')) > 1", 'calls length'],
  ['a subquery', 'select (select max(a) from raw_claims) as a from t', 'uses SUBQUERY'],
  ['a source subquery', 'select a from (select a from raw_claims) as r', 'reads from SUBQUERY'],
  ['a union', 'select a from t union all select a from raw_claims', 'reads from SET_OPERATION_NODE'],
  [
    'a union that drops rows',
    'with stacked as (select a from t union select a from u) select a from stacked',
    'joins parts by other than union all',
  ],
  [
    'a difference',
    'with rest as (select a from t except select a from u) select a from rest',
    'joins parts by other than union all',
  ],
  [
    'a part hidden inside a part',
    'with stacked as (select a from t union all (with r as (select a from raw_claims) select a from r)) select a from stacked',
    'nests parts',
  ],
  ['another schema', 'select a from marts.fct_claims', 'names a schema for fct_claims'],
  [
    'recursion',
    'with recursive r as (select 1 as a union all select a from r) select a from r',
    'reads from',
  ],
  ['a window', 'select sum(a) over () as a from t', 'uses WINDOW'],
  ['a cast', 'select cast(a as varchar) as a from t', 'uses CAST'],
  [
    'nulls in the engine’s own order',
    'select a from t order by a desc',
    'sorts descending without nulls last',
  ],
])('%s is a problem', async (_what, sql, problem) => {
  expect((await inspect(sql)).problems.join('; ')).toContain(problem);
});

test('parts under one another are read, each with its tables', async () => {
  const facts = await inspect(
    'with stacked as (select a from t union all select a from u union all select a from v) select a from stacked',
  );
  expect(facts).toEqual({ tables: ['t', 'u', 'v'], parameters: [], columns: ['a'], problems: [] });
});

test.each([
  ['two statements', 'select 1 as a; select 2 as b'],
  ['no statement', ''],
  ['a broken one', 'selec a'],
  ['a change', 'delete from claims_by_payer'],
  ['a setting', "set memory_limit = '1GB'"],
])('%s is not one SELECT', async (_what, sql) => {
  expect((await inspect(sql)).problems).toEqual(['is not one SELECT']);
});

test('a part cannot hide a table behind its own name', async () => {
  const facts = await inspect('with secrets as (select a from secrets) select a from secrets');
  expect(facts.tables).toEqual(['secrets']);
});

test('a table inside a join or behind a star is seen', async () => {
  const facts = await inspect('select t.* from t inner join raw_claims on t.a = raw_claims.a');
  expect(facts.tables).toEqual(['t', 'raw_claims']);
  expect(facts.columns).toEqual(['*']);
});
