import { execFile } from 'node:child_process';
import { copyFile, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';

const ROOT = join(import.meta.dirname, '..');
const CONFIG = '.dependency-cruiser.cjs';
const FLOORS = ['agent', 'tools', 'sql', 'integrations', 'evals'];

interface Violation {
  readonly from: string;
  readonly to: string;
  readonly rule: { readonly name: string };
}

/** Runs the repository's own rules over the floors of `root`. */
async function violations(root: string, floors: readonly string[]): Promise<readonly Violation[]> {
  const cli = join(ROOT, 'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs');
  const args = [cli, '--config', CONFIG, '--output-type', 'json', ...floors];
  const json = await new Promise<string>((resolve, reject) => {
    // The exit code is the number of violations; only a run without JSON is a failure to run.
    execFile(process.execPath, args, { cwd: root, maxBuffer: 1 << 27 }, (error, stdout, stderr) =>
      stdout.startsWith('{') ? resolve(stdout) : reject(error ?? new Error(stderr)),
    );
  });
  return (JSON.parse(json) as { summary: { violations: Violation[] } }).summary.violations;
}

test('imports run one way: sql ← tools ← agent ← evals ← integrations', async () => {
  const floors = (await readdir(ROOT)).filter((name) => FLOORS.includes(name));
  const found = await violations(ROOT, floors);
  expect(found.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`)).toEqual([]);
});

/** One file per rule that breaks exactly that rule. */
const PLANTED: Record<string, Record<string, string>> = {
  'sql-imports-nothing-of-ours': { 'sql/a.ts': `import '../tools/leaf.ts';` },
  'tools-import-sql-only': { 'tools/b.ts': `import '../agent/leaf.ts';` },
  'agent-imports-tools-sql-prompts': { 'agent/c.ts': `import '../integrations/leaf.ts';` },
  'agent-never-sees-the-mask': { 'agent/d.ts': `import '../tools/disclosure/leaf.ts';` },
  'evals-receive-the-application': { 'evals/e.ts': `import '../integrations/leaf.ts';` },
  'the-attacker-shares-nothing-with-the-mask': {
    'evals/attack/f.ts': `import '../../tools/disclosure/leaf.ts';`,
  },
  'no-cycles': { 'tools/g.ts': `import './h.ts';`, 'tools/h.ts': `import './g.ts';` },
  'only-run-template-opens-the-release-store': { 'agent/i.ts': `import '@duckdb/node-api';` },
};

test('every rule bites on a planted violation', async () => {
  const rules = createRequire(import.meta.url)(join(ROOT, CONFIG)).forbidden.map(
    (rule: { name: string }) => rule.name,
  );
  expect(Object.keys(PLANTED).sort()).toEqual([...rules].sort());

  const root = await mkdtemp(join(tmpdir(), 'payerscope-architecture-'));
  try {
    const leaves = ['tools', 'tools/disclosure', 'agent', 'integrations'].map(
      (folder) => `${folder}/leaf.ts`,
    );
    const files: Record<string, string> = Object.assign(
      { 'node_modules/@duckdb/node-api/index.js': '', 'node_modules/@duckdb/node-api/package.json': '{}' },
      ...Object.values(PLANTED),
      Object.fromEntries(leaves.map((leaf) => [leaf, 'export {};'])),
    );
    for (const [path, text] of Object.entries(files)) {
      await mkdir(dirname(join(root, path)), { recursive: true });
      await writeFile(join(root, path), text);
    }
    for (const name of [CONFIG, 'tsconfig.json']) await copyFile(join(ROOT, name), join(root, name));
    const found = await violations(root, FLOORS);
    for (const [rule, planted] of Object.entries(PLANTED)) {
      const bitten = found.filter((violation) => violation.rule.name === rule).map(({ from }) => from);
      expect(bitten, rule).toContain(Object.keys(planted)[0]);
    }
  } finally {
    await rm(root, { recursive: true, force: true });
  }
});

test('only integrations/config.ts reads the environment', async () => {
  const readers: string[] = [];
  for (const floor of FLOORS) {
    const names = await readdir(join(ROOT, floor), { recursive: true }).catch(() => []);
    // Tests and their fixtures are exempt, as from the directions of imports.
    const shipped = names.filter((path) => /\.(ts|js)$/.test(path) && !/\.test\.ts$|\btesting\//.test(path));
    for (const name of shipped) {
      if ((await readFile(join(ROOT, floor, name), 'utf8')).includes('process.env')) {
        readers.push(`${floor}/${name}`);
      }
    }
  }
  expect(readers).toEqual(['integrations/config.ts']);
});
