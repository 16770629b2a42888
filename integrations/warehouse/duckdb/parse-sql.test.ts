import { expect, test } from 'vitest';
import { openSqlParser } from './parse-sql.ts';

test('a statement is parsed by DuckDB without its tables or values being there', async () => {
  const parser = await openSqlParser();
  const tree = JSON.stringify(await parser.parse("select a as b from t where c = :wanted or d = ':not'"));
  expect(tree).toContain('"table_name":"t"');
  expect(tree).toContain('"identifier":"wanted"');
  expect(tree).toContain('":not"');
  parser.close();
});

test('what does not parse is told, not thrown', async () => {
  const parser = await openSqlParser();
  expect(await parser.parse('selec a')).toMatchObject({ error: true });
  parser.close();
});
