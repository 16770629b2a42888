import { spawn } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { packageRoot } from '../../sql/package-root.ts';
import { hospital } from './testing/hospital.ts';
import { createWorld, type World } from './testing/world.ts';

// The program as it is installed, with one template edited on the disk.

let world: World;
let copy: string;
beforeAll(async () => {
  world = await createWorld(hospital());
  copy = mkdtempSync(join(tmpdir(), 'payerscope-installed-'));
  for (const part of ['agent', 'integrations', 'prompts', 'sql', 'tools', 'package.json']) {
    cpSync(join(packageRoot(), part), join(copy, part), { recursive: true });
  }
  symlinkSync(join(packageRoot(), 'node_modules'), join(copy, 'node_modules'));
});
afterAll(() => {
  world.remove();
  rmSync(copy, { recursive: true, force: true });
});

function payerscope(...args: string[]): Promise<{ code: number | null; stdout: string; stderr: string }> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [join(copy, 'integrations', 'cli', 'entry.ts'), ...args], {
      env: { PATH: process.env['PATH'], NO_COLOR: '1' },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const text = { stdout: '', stderr: '' };
    child.stdout.on('data', (chunk) => {
      text.stdout += chunk;
    });
    child.stderr.on('data', (chunk) => {
      text.stderr += chunk;
    });
    child.on('close', (code) => resolve({ code, ...text }));
  });
}

const ask = () => payerscope('ask', 'Receivables summary', '--data', world.dataDirectory);

test('as it was installed it answers', async () => {
  expect(await ask()).toMatchObject({ code: 0, stdout: expect.stringContaining('open on 144 claims') });
});

// Vetting reads all templates, which takes seconds: two of the four are shown to it too.
test.each<[string, (sql: string) => string, 'vet'?]>([
  ['a second statement', (sql) => `${sql}; select 1`, 'vet'],
  ['a file', (sql) => sql.replaceAll('from receivables_by_payer', "from read_csv('claims.csv')")],
  ['the settings', (sql) => sql.replaceAll('from receivables_by_payer', 'from duckdb_settings()')],
  [
    'rows of its own under a table’s name',
    (sql) => sql.replace(/^with /m, 'with receivables_by_payer as (select 1 as one), '),
    'vet',
  ],
])(
  'edited to read %s, its statement is not sent: one sentence, exit 5; vet names it',
  async (_what, change, vet) => {
    const path = join(copy, 'sql', 'templates', 'receivables', 'receivables_summary.sql');
    const original = readFileSync(path, 'utf8');
    writeFileSync(path, change(original.trim()));
    try {
      const { code, stdout, stderr } = await ask();
      expect([code, stdout]).toEqual([5, '']);
      expect(stderr.replaceAll(/\s+/g, ' ')).toContain('The statement of receivables_summary was not sent');
      expect(stderr).not.toMatch(/\n\s+at /);
      if (vet) {
        const vetting = await payerscope('vet');
        expect(vetting).toMatchObject({ code: 6, stdout: expect.stringContaining('receivables_summary') });
      }
      // The other templates go on answering.
      expect((await payerscope('ask', 'Payer scorecard for 2024', '--data', world.dataDirectory)).code).toBe(
        0,
      );
    } finally {
      writeFileSync(path, original);
    }
  },
);
