import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { packageRoot } from '../sql/package-root.ts';
import { answerSchema } from '../tools/answer-schema.ts';
import { copyDemo } from './cli/testing/copy-demo.ts';

// The real program in processes of its own, as people and other programs run it: bundled.
const program = join(packageRoot(), 'dist', 'payerscope.js');
const source = join(packageRoot(), 'integrations', 'cli', 'entry.ts');
const sample = join(packageRoot(), '..', 'shared', 'data', 'synthea-27');
let folder: string;
let data: string;

interface Run {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

function payerscope(
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
  entry = program,
): Promise<Run> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [entry, ...args], {
      env: { PATH: process.env['PATH'], NO_COLOR: '1', ...env },
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

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'payerscope-program-'));
  data = join(folder, 'data');
  await copyDemo(data);
});

afterAll(() => rm(folder, { recursive: true, force: true }));

const USUAL = 'Which payer underpaid us most last year?';

/** Tells of every module of Snowflake's that a process loads; its settings are read with all others. */
const WATCH = `import { registerHooks } from 'node:module';
registerHooks({
  load(url, context, next) {
    if (/warehouse\\/snowflake\\/|snowflake-sdk/.test(url) && !url.endsWith('snowflake-settings.ts'))
      process.stderr.write('loaded ' + url + '\\n');
    return next(url, context);
  },
});`;

describe('an answer', () => {
  test('of the embedded warehouse loads nothing of Snowflake', async () => {
    const NODE_OPTIONS = `--import data:text/javascript,${encodeURIComponent(WATCH)}`;
    // Unbundled, where every module is loaded by its own name.
    const { code, stderr } = await payerscope(['ask', USUAL, '--data', data], { NODE_OPTIONS }, source);
    expect(code).toBe(0);
    expect(stderr).not.toContain('loaded ');
    const shared = await payerscope(['releases', '--warehouse', 'snowflake'], { NODE_OPTIONS }, source);
    expect(shared).toMatchObject({ code: 2, stderr: expect.stringMatching(/loaded .*list-releases\.ts/) });
  });

  test('is one JSON document of the outward contract, with nothing else on stdout', async () => {
    const { code, stdout } = await payerscope(['ask', USUAL, '--json', '--data', data]);
    expect(code).toBe(0);
    const answer = answerSchema.parse(JSON.parse(stdout));
    expect(answer.status).toBe('answered');
    expect(answer.tables[0]?.params).toEqual({
      period: { from: '2025-01', to: '2025-12' },
      metric: 'net_variance',
      order: 'lowest',
      limit: 10,
    });
    expect(answer.provenance.statements[0]?.resultHash).toMatch(/^sha256:[0-9a-f]{64}$/);
  });

  test('is the same bytes whatever the time zone and the locale', async () => {
    const runs = await Promise.all(
      [
        { TZ: 'UTC', LC_ALL: 'C' },
        { TZ: 'Asia/Tokyo', LC_ALL: 'de_DE.UTF-8' },
        { TZ: 'America/Los_Angeles', LANG: 'tr_TR.UTF-8' },
      ].map((env) => payerscope(['ask', USUAL, '--json', '--data', data], env)),
    );
    expect(new Set(runs.map(({ stdout }) => stdout)).size).toBe(1);
    expect(runs[0]?.stdout).toContain('"answered"');
  });

  test('goes on in a thread and can be explained', async () => {
    const first = JSON.parse(
      (await payerscope(['ask', 'Payer scorecard for 2025', '--json', '--data', data])).stdout,
    );
    const next = await payerscope([
      'ask',
      'and for 2024?',
      '--thread',
      first.thread,
      '--json',
      '--data',
      data,
    ]);
    const answer = JSON.parse(next.stdout);
    expect(answer.tables[0].params.period).toEqual({ from: '2024-01', to: '2024-12' });
    const why = await payerscope(['why', answer.answerId, '--data', data]);
    expect(why.code).toBe(0);
    expect(why.stdout).toContain('payer_scorecard');
  });
});

test.each([
  [['ask', 'and for Medicaid?'], 3],
  [['ask', 'Which patients owe us the most?'], 4],
  [['ask', ''], 2],
  [['ask', 'Payer scorecard for 1999'], 4],
  [['ask', 'Payer scorecard for Kaiser in 2025'], 4],
  [['nonsense'], 2],
  [['define', 'flux capacitor'], 2],
  [['why', 'a_000000000000'], 2],
  [['build', '--source', '/nowhere/at/all'], 5],
  [['brief', 'coverage'], 2],
  [['doctor'], 0],
  [['releases'], 0],
  [['templates', 'payer_ranking'], 0],
] as const)('%j ends with exit code %i and no stack trace', async (args, code) => {
  const run = await payerscope([...args, '--data', data]);
  expect([run.code, run.stderr]).toEqual([code, expect.not.stringMatching(/\n\s+at /)]);
});

test('a question of ten thousand characters is declined in one sentence', async () => {
  const { code, stdout } = await payerscope(['ask', 'payments '.repeat(1112), '--data', data]);
  expect(code).toBe(4);
  expect(stdout).toMatch(/longer than 1,?000 characters/);
});

test('no id of a person, claim or encounter is anywhere but in the source files and the warehouse', async () => {
  for (const question of [USUAL, 'Top medications by out-of-pocket in 2025', 'Receivables summary']) {
    await payerscope(['ask', question, '--data', data]);
  }
  const rows = (await readFile(join(data, 'demo-source', 'claims.csv'), 'utf8')).split('\n').slice(1);
  const ids = new Set(rows.flatMap((row) => row.match(/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g) ?? []));
  expect(ids.size).toBeGreaterThan(1_000);
  const names = await readdir(data, { recursive: true, withFileTypes: true });
  const files = names
    .filter((file) => file.isFile())
    .map((file) => join(file.parentPath, file.name))
    .filter((path) => !/demo-source|warehouse\.duckdb/.test(path));
  const kinds = files.map((path) => path.slice(data.length).replace(/[^a-z]+/g, ' '));
  for (const kind of ['release duckdb', 'threads sqlite', 'answers', 'manifest json', 'audit jsonl']) {
    expect(kinds.some((name) => name.includes(kind))).toBe(true);
  }
  for (const path of files) {
    const text = await readFile(path, 'latin1');
    const found = text.match(/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g) ?? [];
    expect([path, found.filter((id) => ids.has(id))]).toEqual([path, []]);
  }
});

test.skipIf(!existsSync(sample))(
  '27 patients: nearly all is withheld, and the answer says so gracefully',
  async () => {
    const small = join(folder, 'sample');
    const built = await payerscope(['build', '--source', sample, '--data', small]);
    expect(built.code).toBe(0);
    expect(built.stdout).toContain('1,267');
    const asked = await payerscope(['ask', 'Payer scorecard for 2023', '--json', '--data', small]);
    const answer = answerSchema.parse(JSON.parse(asked.stdout));
    expect(answer.status).toBe('answered');
    expect(answer.tables[0]?.withheld.length).toBeGreaterThan(40);
    expect(answer.caveats.join()).toMatch(/‡ Withheld to protect patients \(\d+ of \d+ cells\)/);
  },
);
