import { readdirSync, readFileSync } from 'node:fs';
import { devNull } from 'node:os';
import { basename, join } from 'node:path';
import { expect, test } from 'vitest';
import { packageRoot } from '../../../sql/package-root.ts';
import { templates } from '../../../sql/templates/index.ts';
import { enumerateStatements } from '../../../tools/enumerate-statements.ts';
import { describeWithPython, runPython } from '../../python/testing/python.ts';
import { snapshotStatements } from './keep-snapshot.ts';
import { loadProject } from './load-project.ts';
import { renderProject } from './render-project.ts';

// A second parser, of other authors than the first (`vet`, sql-dialects.test.ts), reads everything as Snowflake SQL.

const SCRIPT = join(packageRoot(), 'integrations/python/parse_snowflake.py');
const complaints = async (texts: Readonly<Record<string, string>>): Promise<unknown> =>
  JSON.parse(await runPython([SCRIPT], { input: JSON.stringify(texts) }));

describeWithPython('everything as Snowflake SQL, read by a second parser', () => {
  const project = loadProject(join(packageRoot(), 'sql'));
  const rendered = renderProject(project, { target: 'snowflake', vars: { as_of: '2025-12-31' } });

  test('every statement the agent can ever send', async () => {
    const statements = templates.flatMap(enumerateStatements);
    const named = statements.map(({ template, choices, sql }) => [
      `${template.name} ${JSON.stringify(choices)}`,
      sql,
    ]);
    const texts = Object.fromEntries(named);
    expect(Object.keys(texts)).toHaveLength(statements.length);
    expect(await complaints(texts)).toEqual({});
  });

  test('every model, family, snapshot, test and frozen table', async () => {
    const models = [...rendered.nodes.values()]
      .filter(({ node }) => node.kind === 'model')
      .map(({ node, sql }) => [node.name, sql]);
    const tests = project.singularTests.map(({ name, text }) => [
      `test ${name}`,
      rendered.renderText(text, name).sql,
    ]);
    const snapshots = [...rendered.nodes.values()].flatMap(({ node, relation, sql }) =>
      [true, false].flatMap((exists) =>
        (node.snapshot ? snapshotStatements(node.snapshot, relation, sql, exists) : []).map(
          (statement, position) => [`snapshot ${node.name} ${exists} ${position}`, statement],
        ),
      ),
    );
    expect(snapshots).toHaveLength(6 * (4 + 1));
    const frozen = readFileSync(join(packageRoot(), 'sql/frozen/create_tables.sql'), 'utf8');
    const texts = { ...Object.fromEntries([...models, ...snapshots, ...tests]), frozen };
    expect(Object.keys(texts).length).toBe(models.length + snapshots.length + tests.length + 1);
    expect(await complaints(texts)).toEqual({});
  });

  // Roles, grants and policies are beyond that parser: they are read with the grammar of a third.
  test('every shipped statement about roles, networks, policies and stages', async () => {
    const parse = [
      '-m',
      'sqlfluff',
      'parse',
      '--dialect',
      'snowflake',
      '--config',
      devNull,
      '--format',
      'json',
    ];
    const folder = join(packageRoot(), 'sql/snowflake');
    const parsed = JSON.parse(await runPython([...parse, folder])) as { filepath: string }[];
    expect(parsed.map(({ filepath }) => basename(filepath)).sort()).toEqual(readdirSync(folder).sort());
    expect(JSON.stringify(parsed)).not.toContain('"unparsable"');
    const twisted = 'alter table t set aggregation policy p entity keys (a) force;';
    await expect(runPython([...parse, '-'], { input: twisted })).rejects.toThrow('"unparsable"');
  });

  test('what is no SQL, only passed on unread, or named by a reserved word is complained about', async () => {
    const texts = {
      right: 'select source."START" from source',
      wrong: 'select from where',
      unread: 'vacuum tables',
      reserved: 'select source.start from source',
    };
    expect(await complaints(texts)).toEqual({
      wrong: expect.any(String),
      unread: expect.stringContaining('was not read'),
      reserved: expect.stringContaining('reserved: start'),
    });
  });
});
