import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { copyDemo } from '../cli/testing/copy-demo.ts';
import { type Outcome, runCommandLine } from '../cli/testing/run-command-line.ts';
import { createWorkspace } from '../compose.ts';

// The real command line over a demo, in this process.
let folder: string;
let data: string;

const payerscope = (
  directory: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<Outcome> =>
  runCommandLine([...args, '--data', directory], {
    env,
    openWorkspace: async (config) => createWorkspace(config),
  });

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'payerscope-audited-'));
  data = join(folder, 'data');
  await copyDemo(data);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** A data directory of a test's own with the same release, and no log yet. */
async function freshCopy(name: string): Promise<string> {
  const copy = join(folder, name);
  await cp(join(data, 'releases'), join(copy, 'releases'), { recursive: true });
  return copy;
}

async function logOf(directory: string): Promise<{ text: string; entries: Record<string, unknown>[] }> {
  const names = (await readdir(join(directory, 'audit'))).filter((name) => name.endsWith('.jsonl')).sort();
  const texts = await Promise.all(names.map((name) => readFile(join(directory, 'audit', name), 'latin1')));
  const text = texts.join('');
  const lines = text.split('\n').filter((line) => line !== '');
  return { text, entries: lines.map((line) => JSON.parse(line)) };
}

test('a build is in the log: who, when it began, what was published and how much is withheld', async () => {
  const { entries } = await logOf(data);
  expect(entries[0]).toMatchObject({ event: 'build', asker: 'ben', format: 'demo', status: 'begun' });
  expect(entries[1]).toMatchObject({ event: 'build', status: 'published', release: /^2025-12-31-/ });
  const manifest = JSON.parse(
    await readFile(join(data, 'releases', String(entries[1]?.['release']), 'manifest.json'), 'utf8'),
  );
  for (const { name, withheld } of manifest.families) {
    expect(entries[1]).toMatchObject({ withheld: { [name]: withheld } });
  }
});

describe('a question', () => {
  test.each([
    ['one that is answered', 'Payer scorecard for 2025', 0, { status: 'answered', error: null }],
    ['one that is asked back', 'and for Medicaid?', 3, { status: 'clarification', error: null }],
    ['one that is declined', 'Which patients owe us the most?', 4, { status: 'declined', error: null }],
    ['one that is too long', `Payer ${'scorecard '.repeat(200)}`, 4, { status: 'declined', plan: null }],
  ])('%s is in the log', async (_name, question, code, kept) => {
    const copy = await freshCopy(`asked-${code}-${question.length}`);
    const run = await payerscope(copy, ['ask', question, '--json'], { PAYERSCOPE_ASKER: 'ana' });
    expect(run.code).toBe(code);
    const { entries } = await logOf(copy);
    const answer = JSON.parse(run.stdout);
    expect(entries).toHaveLength(1);
    expect(entries[0]).toMatchObject({
      ...kept,
      event: 'question',
      asker: 'ana',
      thread: answer.thread,
      answerId: answer.answerId,
      release: answer.provenance.releaseId,
      question: question.trim().slice(0, 1_000),
    });
    const statements = entries[0]?.['statements'] as Record<string, unknown>[];
    const shown = statements.filter((one) => one['shown']);
    expect(shown.map((one) => one['resultHash'])).toEqual(
      answer.provenance.statements.map((one: { resultHash: string }) => one.resultHash),
    );
    const withheld = answer.tables.map((table: { withheld: unknown[] }) => table.withheld.length);
    expect(shown.map((one) => one['withheld'])).toEqual(withheld);
  });

  test('leaves no figure, headline or text of its answer in any byte of the log', async () => {
    const copy = await freshCopy('figures');
    const figures = new Set<string>();
    const sentences: string[] = [];
    for (const question of [
      'Payer scorecard for 2025',
      'Coverage summary for 2025',
      'Which payer underpaid us most last year, and is it getting worse?',
      'How old are our receivables?',
      'Payer scorecard for 2024',
      'Payer scorecard for 2023',
      'Payer scorecard for 2022',
      'Payer scorecard for 2021',
      'Coverage summary for 2024',
      'Coverage summary for 2023',
      'Coverage summary for 2022',
      'Coverage summary for 2021',
      'Payer scorecard for 2024 and 2025',
      'Payer scorecard for 2023 and 2024',
      'Payer scorecard for 2022 and 2023',
      'Payer scorecard for 2021 and 2022',
    ]) {
      const run = await payerscope(copy, ['ask', question, '--json']);
      const answer = JSON.parse(run.stdout);
      expect(answer.status).toBe('answered');
      sentences.push(answer.headline, ...answer.text.split('\n').filter((line: string) => line !== ''));
      for (const { rows } of answer.tables) {
        for (const value of rows.flat()) if (typeof value === 'number') figures.add(String(Math.abs(value)));
      }
    }
    const { text } = await logOf(copy);
    // A figure of one or two digits, or a year, stands everywhere by chance; a hash holds any digits.
    const told = [...figures].filter((figure) => figure.length > 2 && !/^20\d\d$/.test(figure));
    expect(told.length).toBeGreaterThan(80);
    const bytes = text.replace(/[0-9a-f]{12,64}/g, '').replace(/"time":"[^"]*"/g, '');
    const found = told.filter((figure) =>
      new RegExp(`(?<![\\d.])${figure.replace('.', '\\.')}(?![\\d.])`).test(bytes),
    );
    expect(found).toEqual([]);
    expect(sentences.filter((sentence) => text.includes(sentence))).toEqual([]);
  });

  test('gets the same answer whoever asks, and whatever the log keeps of it', async () => {
    const runs = await Promise.all(
      [
        { PAYERSCOPE_ASKER: 'ana' },
        { PAYERSCOPE_ASKER: '\u200bU1 "quoted"' },
        { PAYERSCOPE_AUDIT_QUESTIONS: 'hash' },
        { PAYERSCOPE_AUDIT_RETENTION_DAYS: '30' },
      ].map((env) => payerscope(data, ['ask', 'Payer scorecard for 2025', '--json'], env)),
    );
    expect(new Set(runs.map(({ stdout }) => stdout)).size).toBe(1);
    expect(runs.map(({ code }) => code)).toEqual([0, 0, 0, 0]);
    expect((await payerscope(data, ['audit', 'verify'])).code).toBe(0);
  });

  test('is not kept in words where the house says so', async () => {
    const copy = await freshCopy('hashed');
    const env = { PAYERSCOPE_AUDIT_QUESTIONS: 'hash' };
    await payerscope(copy, ['ask', 'What does Erika Mustermann owe us?'], env);
    const { text, entries } = await logOf(copy);
    expect(entries[0]?.['questionHash']).toMatch(/^hmac-sha256:/);
    expect(text).not.toMatch(/Erika|Mustermann/);
  });

  test('is not answered where it cannot be recorded', async () => {
    const copy = await freshCopy('unwritable');
    await writeFile(join(copy, 'audit'), 'a file where the folder should be');
    const run = await payerscope(copy, ['ask', 'Payer scorecard for 2025']);
    expect([run.code, run.stdout]).toEqual([5, '']);
    expect(run.stderr).toMatch(
      /^The audit log in .* cannot be written, and nothing is answered without it;.*\n$/,
    );
    const json = await payerscope(copy, ['ask', 'Payer scorecard for 2025', '--json']);
    expect(json.code).toBe(5);
    expect(JSON.parse(json.stdout)).toMatchObject({ status: 'failed', tables: [] });
  });

  test('that no release can answer is in the log too', async () => {
    const copy = join(folder, 'no-release');
    await mkdir(join(copy, 'releases'), { recursive: true });
    await writeFile(join(copy, 'releases', 'current'), '2025-12-31-00000000\n');
    const run = await payerscope(copy, ['ask', 'Payer scorecard for 2025', '--thread', 't_1']);
    expect(run.code).toBe(5);
    expect((await logOf(copy)).entries).toEqual([
      expect.objectContaining({
        question: 'Payer scorecard for 2025',
        thread: 't_1',
        release: '',
        status: 'failed',
        error: 'RELEASE_UNAVAILABLE',
      }),
    ]);
  });
});

describe('audit verify', () => {
  test('exits 0 with count and time range, 6 with the first bad line, 5 without a log', async () => {
    const copy = await freshCopy('verified');
    expect(await payerscope(copy, ['audit', 'verify'])).toEqual({
      code: 5,
      stdout: '',
      stderr: `There is no audit log in ${copy} yet; the first question or build begins it.\n`,
    });
    for (const year of [2024, 2025]) await payerscope(copy, ['ask', `Payer scorecard for ${year}`]);
    const whole = await payerscope(copy, ['audit', 'verify']);
    expect([whole.code, whole.stderr]).toEqual([0, '']);
    expect(whole.stdout).toMatch(
      /^The audit log is whole: 2 entries, \S+Z to \S+Z\nLast hash [0-9a-f]{64}\n/,
    );
    const [segment = ''] = (await readdir(join(copy, 'audit'))).filter((name) => name.endsWith('.jsonl'));
    const path = join(copy, 'audit', segment);
    await writeFile(path, (await readFile(path, 'latin1')).replace('for 2025', 'for 2023'));
    const changed = await payerscope(copy, ['audit', 'verify']);
    expect([changed.code, changed.stderr]).toEqual([6, '']);
    expect(changed.stdout).toContain(
      `${segment} line 2: changed: its content is not what its own hash says.`,
    );
    expect((await payerscope(copy, ['doctor'])).code).toBe(5);
  });

  test('a vetting is an entry where there is a log, and makes none where there is none', async () => {
    const copy = await freshCopy('vetted');
    expect((await payerscope(copy, ['vet'])).code).toBe(0);
    expect(await readdir(copy)).toEqual(['releases']);
    await payerscope(copy, ['ask', 'Payer scorecard for 2025']);
    await payerscope(copy, ['vet']);
    const { entries } = await logOf(copy);
    expect(entries[1]).toMatchObject({ event: 'check', check: 'vet', status: 'passed' });
  });
});
