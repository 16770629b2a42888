import { afterAll, beforeAll, expect, test } from 'vitest';
import { openSqlParser, type SqlParser } from '../integrations/warehouse/duckdb/parse-sql.ts';
import { templateNamed } from '../sql/templates/index.ts';
import { readTemplateSql } from '../sql/templates/read-template-sql.ts';
import { type CheckStatement, createStatementCheck } from './check-statement.ts';
import { enumerateStatements, sampleParams } from './enumerate-statements.ts';

let parser: SqlParser;
let parsed = 0;
let check: CheckStatement;
beforeAll(async () => {
  parser = await openSqlParser();
  check = createStatementCheck((sql) => {
    parsed += 1;
    return parser.parse(sql);
  });
});
afterAll(() => parser.close());

const template = templateNamed('receivables_summary')!;
const vetted = readTemplateSql(template);
const columns = template.columns(template.params.parse({}));
const send = (sql: string) => check(template, {}, columns, sql);

test('every vetted statement passes, and is looked at once', async () => {
  const payments = templateNamed('payments_trend')!;
  for (const { choices, sql } of enumerateStatements(payments)) {
    const shown = payments.columns(payments.params.parse(sampleParams(payments, choices)));
    await check(payments, choices, shown, sql);
  }
  await send(vetted);
  const before = parsed;
  await send(vetted);
  expect(parsed).toBe(before);
});

test('a comment changes nothing', async () => {
  await send(`${vetted} /* ; attach 'x' */ -- select * from raw.claims`);
});

test.each<[string, (sql: string) => string]>([
  ['a second statement', (sql) => `${sql}; select * from raw.claims`],
  ['a second statement first', (sql) => `attach 'warehouse.duckdb' as w; ${sql}`],
  ['another statement', () => "attach 'warehouse.duckdb' as w"],
  ['a copy', () => "copy receivables_by_payer to 'x.csv'"],
  ['a pragma', () => 'pragma database_list'],
  ['a setting', () => 'set enable_external_access = true'],
  ['a file', (sql) => sql.replaceAll('receivables_by_payer', "'claims.csv'")],
  ['a file by function', (sql) => sql.replaceAll('from receivables_by_payer', "from read_csv('claims.csv')")],
  ['a table function', (sql) => sql.replaceAll('from receivables_by_payer', 'from duckdb_settings()')],
  [
    'another table of the release',
    (sql) => sql.replaceAll('receivables_by_payer', 'receivables_by_organization'),
  ],
  ['the manifest', (sql) => sql.replaceAll('receivables_by_payer', 'release_manifest')],
  [
    'a table of another schema',
    (sql) => sql.replaceAll('receivables_by_payer', 'marts.receivables_by_payer'),
  ],
  [
    'a table of another database',
    (sql) => sql.replaceAll('receivables_by_payer', 'w.main.receivables_by_payer'),
  ],
  [
    'a part that takes a table’s name',
    (sql) => sql.replace(/^with /m, 'with receivables_by_payer as (select * from marts.fct_claims), '),
  ],
  [
    'a part of made-up rows under a table’s name',
    (sql) => sql.replace(/^with /m, 'with receivables_by_payer as (select 1 as one), '),
  ],
  [
    'a part beside it that reads rows',
    (sql) => sql.replace(/^with /m, 'with stolen as (select * from fct_claims), '),
  ],
  ['a function of the system', (sql) => sql.replace(/select/, "select getenv('HOME'),")],
  [
    'a recursive part',
    (sql) => sql.replace(/^with /m, 'with recursive r as (select 1 as a union all select a from r), '),
  ],
  ['a parameter that nobody binds', (sql) => sql.replaceAll(':payers', ':everyone')],
  ['nothing', () => ''],
  ['no SQL', () => 'selec'],
])('%s is refused with one sentence', async (_what, change) => {
  const changed = change(vetted);
  expect(changed).not.toBe(vetted);
  await expect(send(changed)).rejects.toMatchObject({
    code: 'CHECK_FAILED',
    message: expect.stringMatching(/^The statement of receivables_summary was not sent, .*\.$/),
  });
});
