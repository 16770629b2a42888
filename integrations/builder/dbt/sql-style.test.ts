import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { packageRoot } from '../../../sql/package-root.ts';
import { templates } from '../../../sql/templates/index.ts';
import { enumerateStatements } from '../../../tools/enumerate-statements.ts';
import { describeWithPython, runPython } from '../../python/testing/python.ts';

// sqlfluff reads the project as its own .sqlfluff tells it to; the exit code is the verdict.

const SQL = join(packageRoot(), 'sql');
const lint = (args: readonly string[], cwd: string): Promise<string> =>
  runPython(['-m', 'sqlfluff', 'lint', '--nocolor', ...args], { cwd });

describeWithPython('the style of the SQL', () => {
  const root = mkdtempSync(join(tmpdir(), 'payerscope-style-'));
  afterAll(() => rmSync(root, { recursive: true, force: true }));

  test('models and tests are clean', async () => {
    expect(await lint(['models', 'tests'], SQL)).toContain('All Finished');
  });

  test('so is a statement of every template', async () => {
    for (const template of templates) {
      const [statement] = enumerateStatements(template);
      writeFileSync(join(root, `${template.name}.sql`), `${statement?.sql.trimEnd()}\n`);
    }
    expect(await lint(['--config', join(SQL, 'templates', '.sqlfluff'), '.'], root)).toContain(
      'All Finished',
    );
  });

  test('an unclean file is found', async () => {
    const folder = mkdtempSync(join(root, 'unclean-'));
    writeFileSync(join(folder, 'one.sql'), 'SELECT a from b\n');
    const config = join(SQL, 'templates', '.sqlfluff');
    await expect(lint(['--config', config, '.'], folder)).rejects.toThrow('CP01');
  });
});
