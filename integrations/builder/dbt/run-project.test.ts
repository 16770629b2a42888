import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { PayerscopeError } from '../../../tools/errors.ts';
import type { Warehouse } from '../../../tools/ports.ts';
import { createDuckDbWarehouse } from '../../warehouse/duckdb/duckdb-warehouse.ts';
import { compileModel } from './compile-model.ts';
import { loadProject } from './load-project.ts';
import { runProject } from './run-project.ts';

const progress = { step: () => {} };
let root: string;
let warehouse: Warehouse;

/** A small but whole project; a test overwrites or adds files. */
const BASE: Readonly<Record<string, string>> = {
  'dbt_project.yml': `
name: shop
vars: {tolerance: 0.5}
models:
  shop:
    +materialized: table
    staging: {+schema: staging, +materialized: view}
    marts: {+schema: marts}
seeds:
  shop: {+schema: staging}
`,
  'seeds/kinds.csv': 'code,label,weight\n1,"Small, cheap",1.5\n2,,2\n',
  'seeds/kinds.yml': `
seeds:
  - name: kinds
    config: {column_types: {code: integer, weight: "decimal(9, 2)"}}
`,
  'models/staging/stg_orders.sql': `select order_id, kind_code, amount from {{ source('raw', 'orders') }}`,
  'models/staging/sources.yml': `
sources:
  - name: raw
    tables: [{name: orders, columns: [{name: order_id, data_tests: [not_null]}]}]
`,
  'models/marts/fct_orders.sql': `
{{ config(materialized='table') }}
{# the comment is not in the SQL #}
select o.*, k.label, {{ cents('o.amount') }} as cents
from {{ ref('stg_orders') }} as o
left join {{ ref('kinds') }} as k on k.code = o.kind_code
where o.amount > {{ var('tolerance') }} and date '{{ var('as_of') }}' is not null
`,
  'models/marts/marts.yml': `
models:
  - name: fct_orders
    description: "Grain: one row per order."
    config: {meta: {fact: {measures: [amount, cents]}}}
    columns:
      - name: order_id
        data_tests: [unique, not_null]
      - name: label
        data_tests:
          - accepted_values: {arguments: {values: ["Small, cheap"]}}
      - name: kind_code
        tests:
          - relationships: {to: ref('kinds'), field: code}
`,
  'models/marts/agg_orders.sql': `
select
    {% for measure in graph.nodes['model.shop.fct_orders'].config.meta.fact.measures -%}
    sum({{ measure }}) as {{ measure }}{{ "," if not loop.last }}
    {% endfor -%}
from {{ ref('fct_orders') }}
`,
  'macros/cents.sql': `
{% macro cents(expression) -%}{{ adapter.dispatch('cents')(expression) }}{%- endmacro %}
{% macro default__cents(expression) -%}cast({{ expression }} * {{ hundred() }} as {{ whole() }}){%- endmacro %}
{% macro snowflake__cents(expression) -%}to_number({{ expression }} * {{ hundred() }}){%- endmacro %}
`,
  'macros/numbers.sql': '{% macro hundred() %}100{% endmacro %}{% macro whole() %}bigint{% endmacro %}',
  'tests/no_negative_amount.sql': `select * from {{ ref('fct_orders') }} where amount < 0`,
};

const write = (files: Readonly<Record<string, string>>): void => {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
};

const build = async (files: Readonly<Record<string, string>> = {}, select?: readonly string[]) => {
  write(files);
  return runProject({
    project: loadProject(root),
    warehouse,
    vars: { as_of: '2025-12-31' },
    progress,
    ...(select && { select }),
  });
};

const failure = async (files: Readonly<Record<string, string>>): Promise<PayerscopeError> => {
  const error = await build(files).then(
    () => null,
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(PayerscopeError);
  expect((error as PayerscopeError).code).toBe('BUILD_FAILED');
  return error as PayerscopeError;
};

beforeEach(async () => {
  root = mkdtempSync(join(tmpdir(), 'payerscope-dbt-'));
  write(BASE);
  warehouse = await createDuckDbWarehouse({ path: ':memory:', threads: 1 });
  await warehouse.execute(`
    create schema raw;
    create table raw.orders as select * from (values
        ('a', 1, 10.25::decimal(18, 2)), ('b', 2, 5.00), ('c', null, 0.10)) t(order_id, kind_code, amount);
  `);
});
afterEach(async () => {
  await warehouse.close();
  rmSync(root, { recursive: true });
});

test('builds seeds, then models in dependency order, then runs the tests', async () => {
  expect(await build()).toMatchObject({ seeds: 1, models: 3, snapshots: 0, tests: 6, warnings: [] });
  expect(await warehouse.query('select * from marts.agg_orders')).toEqual([{ amount: 15.25, cents: 1525 }]);
  expect(await warehouse.query('select * from staging.kinds order by code')).toEqual([
    { code: 1, label: 'Small, cheap', weight: 1.5 },
    { code: 2, label: null, weight: 2 },
  ]);
  const kinds = await warehouse.query(
    `select table_name as name, table_type as kind from information_schema.tables where table_name = 'stg_orders'`,
  );
  expect(kinds).toEqual([{ name: 'stg_orders', kind: 'VIEW' }]);
});

test('builds again over itself, also when a view becomes a table', async () => {
  await build();
  await build({
    'models/staging/stg_orders.sql': `{{ config(materialized='table') }} select * from raw.orders`,
  });
  expect(await warehouse.query('select amount from marts.agg_orders')).toEqual([{ amount: 15.25 }]);
});

test('builds a selection with what it reads, and only the tests that fit', async () => {
  expect(await build({}, ['+stg_orders'])).toMatchObject({
    seeds: 0,
    models: 1,
    snapshots: 0,
    tests: 1,
    warnings: [],
  });
  await expect(build({}, ['nothing'])).rejects.toThrow('no model, seed or snapshot named nothing');
});

describe('a snapshot', () => {
  const SNAPSHOT = {
    'models/marts/order_labels.sql': `select order_id, label, cast('{{ var("as_of") }}' as date) as as_of from {{ ref('fct_orders') }}`,
    'snapshots/history.yml': `
snapshots:
  - name: label_history
    relation: ref('order_labels')
    config: {schema: history, unique_key: order_id, strategy: check, check_cols: [label], updated_at: as_of}
    columns: [{name: order_id, data_tests: [not_null]}]
`,
  };
  const day = (asOf: string) => {
    write(SNAPSHOT);
    return runProject({ project: loadProject(root), warehouse, vars: { as_of: asOf }, progress });
  };
  const history = () =>
    warehouse.query(
      `select order_id, label, dbt_valid_from as since, dbt_valid_to as until from history.label_history
       order by order_id, since`,
    );

  test('keeps what was, appends what changed, and leaves alone what did not', async () => {
    expect(await day('2025-09-30')).toMatchObject({ models: 4, snapshots: 1, tests: 7 });
    await warehouse.execute(`
      update raw.orders set kind_code = 2 where order_id = 'a';
      update raw.orders set kind_code = 1 where order_id = 'b';
      insert into raw.orders values ('d', 1, 3)`);
    await day('2025-12-31');
    await warehouse.execute(`delete from raw.orders where order_id = 'd'`);
    await day('2026-03-31');
    expect(await history()).toEqual([
      { order_id: 'a', label: 'Small, cheap', since: '2025-09-30', until: '2025-12-31' },
      { order_id: 'a', label: null, since: '2025-12-31', until: null },
      { order_id: 'b', label: null, since: '2025-09-30', until: '2025-12-31' },
      { order_id: 'b', label: 'Small, cheap', since: '2025-12-31', until: null },
      { order_id: 'd', label: 'Small, cheap', since: '2025-12-31', until: null },
    ]);
  });

  test('the same build twice adds nothing', async () => {
    await day('2025-09-30');
    const before = await history();
    await day('2025-09-30');
    expect(await history()).toEqual(before);
  });

  test('that would be dated by a clock is refused', async () => {
    const text = SNAPSHOT['snapshots/history.yml'].replace(', updated_at: as_of', '');
    const error = await failure({ ...SNAPSHOT, 'snapshots/history.yml': text });
    expect(error.message).toContain(
      'The snapshot label_history needs strategy: check with unique_key, check_cols and updated_at',
    );
  });
});

test('compiles one model for either engine', () => {
  const project = loadProject(root);
  const sql = (target: 'duckdb' | 'snowflake') =>
    compileModel(project, 'fct_orders', { target, vars: { as_of: '2025-12-31', tolerance: 0.01 } });
  expect(sql('duckdb')).toBe(
    [
      'select o.*, k.label, cast(o.amount * 100 as bigint) as cents',
      'from staging.stg_orders as o',
      'left join staging.kinds as k on k.code = o.kind_code',
      "where o.amount > 0.01 and date '2025-12-31' is not null",
    ].join('\n'),
  );
  expect(sql('snowflake')).toContain('to_number(o.amount * 100) as cents');
});

test.each([
  [
    'unique',
    `insert into raw.orders values ('a', 1, 7)`,
    /fct_orders fails the test unique on order_id \(1 row\)/,
  ],
  [
    'not_null',
    `insert into raw.orders values (null, 1, 7)`,
    /orders fails the test not_null on order_id \(1 row\), and 1 more test fails/,
  ],
  [
    'relationships',
    `insert into raw.orders values ('z', 99, 7), ('y', 98, 7)`,
    /fct_orders fails the test relationships on kind_code \(2 rows\)/,
  ],
])(
  'a failing %s test stops the build and counts rows without showing them',
  async (_name, insert, message) => {
    await warehouse.execute(insert);
    const error = await failure({});
    expect(error.message).toMatch(message);
    expect(error.message).not.toContain("'a'");
  },
);

test('a failing accepted_values test; null is not a value', async () => {
  const error = await failure({ 'seeds/kinds.csv': 'code,label,weight\n1,Big,1\n2,,2\n' });
  expect(error.message).toContain('fct_orders fails the test accepted_values on label (1 row)');
  expect(error.details).toMatchObject({
    model: 'fct_orders',
    test: 'accepted_values',
    column: 'label',
    failing: 1,
  });
});

test('where narrows a test, warn reports without stopping, and a test may be written as a macro', async () => {
  const summary = await build({
    'models/marts/marts.yml': `
models:
  - name: fct_orders
    config: {meta: {fact: {measures: [amount]}}}
    columns:
      - name: amount
        data_tests:
          - unique: {config: {where: "amount > {{ var('tolerance') }}"}}
          - at_most: {arguments: {limit: 100}}
          - at_most: {limit: 10, config: {severity: warn}}
`,
    'macros/at_most.sql': `
{% test at_most(model, column_name, limit) %}
{% do log('a call whose result is not wanted') %}
select * from {{ model }} where {{ column_name }} > {{ limit }}
{% endtest %}`,
  });
  expect(summary).toMatchObject({
    tests: 5,
    warnings: ['fct_orders fails the test at_most on amount (1 row)'],
  });
});

test('a failing singular test names itself and the model it reads', async () => {
  await warehouse.execute(`insert into raw.orders values ('n', 1, -7)`);
  const error = await failure({
    'models/marts/fct_orders.sql': `select *, cast(null as varchar) as label, 0 as cents from {{ ref('stg_orders') }}`,
  });
  expect(error.message).toBe(
    'The build stops because fct_orders fails the test no_negative_amount (1 row); nothing was published.',
  );
});

test.each([
  [
    'an unknown ref',
    { 'models/marts/x.sql': `select * from {{ ref('gone') }}` },
    'The model x refers to gone, but there is no such model or seed.',
  ],
  [
    'an undeclared source',
    { 'models/marts/x.sql': `select * from {{ source('raw', 'gone') }}` },
    'The model x reads the source raw.gone, which no YAML file declares.',
  ],
  [
    'an unset variable',
    { 'models/marts/x.sql': `select {{ var('gone') }}` },
    'The model x cannot be built: The variable gone has no value',
  ],
  [
    'a template error',
    { 'models/marts/x.sql': `select {{ nothing_like_it(1) }}` },
    'The model x cannot be rendered:',
  ],
  [
    'an SQL error',
    { 'models/marts/x.sql': `select gone from {{ ref('stg_orders') }}` },
    'The model x cannot be built: Binder Error: Referenced column "gone" not found',
  ],
  [
    'a cycle',
    {
      'models/marts/x.sql': `select * from {{ ref('y') }}`,
      'models/marts/y.sql': `select * from {{ ref('x') }}`,
    },
    'The models form a cycle (x → y → x)',
  ],
  [
    'YAML for a model that is not there',
    { 'models/marts/z.yml': 'models: [{name: gone}]' },
    'models/marts/z.yml describes gone, but there is no such model or seed.',
  ],
  ['invalid YAML', { 'models/marts/z.yml': 'models: [' }, 'models/marts/z.yml is not valid YAML'],
  [
    'two models of one name',
    { 'models/staging/fct_orders.sql': 'select 1 as a' },
    'Two files are named fct_orders',
  ],
  [
    'an unknown materialization',
    { 'models/marts/x.sql': `{{ config(materialized='cube') }} select 1 as a` },
    'materialized as cube',
  ],
])('%s is one sentence naming the place', async (_name, files, message) => {
  expect((await failure(files as Record<string, string>)).message).toContain(message);
});

test('an engine error that quotes a value is reduced to its kind', async () => {
  const error = await failure({
    'models/marts/x.sql': `select order_id::int as id from {{ ref('stg_orders') }}`,
  });
  expect(error.message).toBe('The model x cannot be built: Conversion Error (models/marts/x.sql).');
});

test('a folder without a project says so', () => {
  expect(() => loadProject(tmpdir())).toThrow('There is no dbt_project.yml');
});
