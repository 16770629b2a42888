import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
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

  test('every model, family, snapshot, test, frozen table and shipped script', async () => {
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
    const folder = join(packageRoot(), 'sql/snowflake');
    const scripts = readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), 'utf8')]);
    expect(scripts.map(([name]) => name)).toContain('4_apply_policies.sql');
    const texts = { ...Object.fromEntries([...models, ...snapshots, ...tests, ...scripts]), frozen };
    expect(Object.keys(texts).length).toBe(
      models.length + snapshots.length + tests.length + scripts.length + 1,
    );
    expect(await complaints(texts)).toEqual({});
  });

  test('what is no SQL, only passed on unread, or named by a reserved word is complained about', async () => {
    const texts = {
      right: 'select source."START" from source',
      wrong: 'select from where',
      unread: 'vacuum tables',
      // Passed on unread by one parser, and read by the other.
      policy: 'alter table t set aggregation policy p entity key (a) force',
      twisted: 'alter table t set aggregation policy p entity keys (a) force',
      reserved: 'select source.start from source',
    };
    expect(await complaints(texts)).toEqual({
      wrong: expect.any(String),
      unread: expect.stringContaining('was not read'),
      twisted: expect.stringContaining('was not read'),
      reserved: expect.stringContaining('reserved: start'),
    });
  });
});
