import { resolve } from 'node:path';
import { Dialect, parse } from '@polyglot-sql/sdk';
import { describe, expect, test } from 'vitest';
import { loadProject } from './load-project.ts';
import { renderProject } from './render-project.ts';

const project = loadProject(resolve(import.meta.dirname, '../../../sql'));
const models = [...project.nodes.values()].filter((node) => node.kind === 'model').map((node) => node.name);
const vars = { as_of: '2025-12-31' };

/** Functions and forms that only one of the two engines knows. */
const DUCKDB_ONLY =
  /\b(strftime|list_transform|regexp_extract_all|string_split)\s*\(|\bmax\([^()]*\([^()]*\), 2\)|\blambda\b|::/i;
const SNOWFLAKE_ONLY = /\b(to_char|initcap|max_by|get)\s*\(/i;

describe.each([
  ['duckdb', Dialect.DuckDB, SNOWFLAKE_ONLY],
  ['snowflake', Dialect.Snowflake, DUCKDB_ONLY],
] as const)('every model as %s SQL', (target, dialect, foreign) => {
  const { nodes, renderText } = renderProject(project, { target, vars });

  test.each(project.singularTests.map((one) => [one.name, one.text]))('the test %s', (name, text) => {
    const parsed = parse(renderText(text, name).sql, dialect);
    expect(parsed.error ?? null).toBeNull();
    expect(parsed.success).toBe(true);
  });

  test.each(models)('%s', (name) => {
    const sql = nodes.get(name)?.sql ?? '';
    expect(sql).not.toBe('');
    const parsed = parse(sql, dialect);
    expect(parsed.error ?? null).toBeNull();
    expect(parsed.success).toBe(true);
    expect(sql).not.toMatch(foreign);
    expect(sql).not.toMatch(/\{[{%#]|undefined/);
  });
});

test('the twenty-two families are among them', () => {
  const families = models.filter((name) => project.nodes.get(name)?.config.meta['family'] !== undefined);
  expect(families).toHaveLength(22);
});
