import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { packageRoot } from '../../../../sql/package-root.ts';
import { SYNTHEA_TABLES } from '../../../builder/import/synthea-files.ts';
import { splitStatements } from '../split-statements.ts';

test('the shipped load from a bucket fills the tables and columns that a build fills, and no other', () => {
  const text = readFileSync(join(packageRoot(), 'sql', 'snowflake', 'load_from_stage.sql'), 'utf8');
  const created = splitStatements(text).flatMap((statement) => {
    const [, table, columns = ''] =
      /create table if not exists raw\.(\w+) \(([\s\S]*)\)$/.exec(statement) ?? [];
    const names = columns
      .split(/,\s+(?!\d)/)
      .map((column) => column.trim().split(' ')[0]!.replaceAll('"', ''));
    return table === undefined ? [] : [{ table, columns: names.map((name) => name.toLowerCase()) }];
  });
  expect(created).toEqual(
    SYNTHEA_TABLES.map(({ table, columns }) => ({ table, columns: columns.map(({ name }) => name) })),
  );
  for (const { table } of SYNTHEA_TABLES)
    expect(text).toContain(`copy into raw.${table} from @raw.source/${table}.csv`);
});

test.each([
  ["select ';'; select 1", ["select ';'", 'select 1']],
  ['-- a; b\nselect 1;\n/* ; */', ['-- a; b\nselect 1']],
  ['begin $$ a; b $$;', ['begin $$ a; b $$']],
  [' ;; ', []],
])('%j is split into its statements', (text, statements) => {
  expect(splitStatements(text)).toEqual(statements);
});
