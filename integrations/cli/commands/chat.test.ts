import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { setImmediate } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { answerSchema } from '../../../tools/answer-schema.ts';
import { createWorkspace } from '../../compose.ts';
import { readConfig } from '../../config.ts';
import { copyNetwork } from '../../disclosure/testing/copy-network.ts';
import { hospital } from '../../disclosure/testing/hospital.ts';
import { answerOf } from '../testing/hand-made-answer.ts';
import { memoryWorkspace, runCommandLine } from '../testing/run-command-line.ts';

const folder = mkdtempSync(join(tmpdir(), 'payerscope-chat-'));
const data = join(folder, 'data');
beforeAll(() => copyNetwork(hospital(), data));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The real program over a small release, one line after the other. */
const chat = (lines: readonly string[], flags: readonly string[] = []) =>
  runCommandLine(['chat', '--data', data, ...flags], {
    workspace: createWorkspace(readConfig({}, { data })),
    stdin: [lines.join('\n')],
  });

async function answersOf(lines: readonly string[], flags: readonly string[] = []) {
  const { stdout } = await chat(lines, ['--json', ...flags]);
  const documents = stdout.split('\n').filter((line) => line !== '');
  return documents.map((line) => answerSchema.parse(JSON.parse(line)));
}

const payersOf = (answer: { tables: readonly { params: unknown }[] } | undefined) =>
  (answer?.tables[0]?.params as { payers?: string[] } | undefined)?.payers;

describe('a conversation read line by line', () => {
  test('answers each question as ask does, remembers, and ends with the input', async () => {
    const { code, stdout, stderr } = await chat(['Payer scorecard for 2024', '', 'and for Dorset?']);
    expect(code).toBe(0);
    const [first, second] = stdout.split('\n\nPayments by Dorset in 2024');
    expect(first).toContain('I read this as: Payer scorecard for 2024');
    expect(second).toContain('Payer scorecard for 2024 (by service date), Dorset only');
    // No prompt, no shell command; what is shown can be typed here.
    expect(stdout).not.toMatch(/^>|payerscope/m);
    expect(stdout).toMatch(/· \/why a_[0-9a-f]{12}\n/);
    expect(stderr).toMatch(/^Thread (t_\w+): payerscope chat --data \S+ --thread \1 goes on with it\.\n$/);
  });

  test('goes on with a thread, also with one of ask', async () => {
    await chat(['Payer scorecard for Q1 2024'], ['--thread', 'monday']);
    const [answer] = await answersOf(['only Beta'], ['--thread', 'monday']);
    expect(answer).toMatchObject({ thread: 'monday', status: 'answered' });
    expect(payersOf(answer)).toEqual(['Beta']);
  });

  test('/new forgets what was talked about', async () => {
    const [, kept] = await answersOf(['Payer scorecard for Q1 2024', 'and for Dorset?']);
    expect(kept?.status).toBe('answered');
    const [, forgotten] = await answersOf(['Payer scorecard for Q1 2024', '/new', 'and for Dorset?']);
    expect(forgotten?.status).toBe('clarification');
    expect(forgotten?.thread).not.toBe(kept?.thread);
  });

  test('an option is chosen by its number; one that is not there is one sentence', async () => {
    const [asked, chosen] = await answersOf(['and for Dorset?', '2']);
    expect(chosen?.question).toBe(asked?.clarification?.options[1]?.value);
    expect(chosen).toMatchObject({ status: 'answered', thread: asked?.thread });
    const { stderr } = await chat(['and for Dorset?', '9', '1']);
    expect(stderr).toContain('9 is none of them: the options are 1 to 3; or ask in other words.\n');
  });

  test('--json is a document a line, and nothing else is on stdout', async () => {
    const lines = ['Payer scorecard for 2024', '/why', '/define variance', '/help', '/csv', 'x '.repeat(600)];
    const answers = await answersOf(lines);
    expect(answers.map(({ status }) => status)).toEqual(['answered', 'declined']);
  });

  test('every question is in the audit log, the brief’s as well', async () => {
    await chat(['Exception mix in 2024', '/brief payers']);
    const name = readdirSync(join(data, 'audit')).find((file) => file.endsWith('.jsonl'))!;
    const entries = readFileSync(join(data, 'audit', name), 'utf8')
      .trim()
      .split('\n')
      .slice(-2);
    expect(entries.map((entry) => JSON.parse(entry).question)).toEqual([
      'Exception mix in 2024',
      '/brief payers',
    ]);
  });
});

describe('commands', () => {
  test('/csv and /chart write the last answer, by default into the data directory', async () => {
    const named = join(folder, 'my chart.svg');
    const { stdout } = await chat(['Payer scorecard for 2024', '/csv', '/chart', `/chart ${named}`]);
    const id = /\/why (a_\w+)/.exec(stdout)![1];
    const [csv, png] = [join(data, 'tables', `${id}.csv`), join(data, 'charts', `${id}.png`)];
    for (const file of [csv, png, named]) expect(stdout).toContain(`\n\nWrote ${file} (`);
    expect(readFileSync(csv, 'utf8')).toMatch(/^Payer,Claims \(count\),/);
    expect(readFileSync(png, 'latin1').slice(1, 4)).toBe('PNG');
    expect(readFileSync(named, 'utf8').startsWith('<svg ')).toBe(true);
  });

  test('/brief keeps period and payers of the conversation, and leaves its answer to /chart', async () => {
    const file = join(folder, 'brief.pdf');
    const { stdout, stderr } = await chat([
      'Payer scorecard for Q3 2024, only Beta',
      `/brief operations -o "${file}"`,
      '/chart',
    ]);
    expect(stdout).toContain('Payer Performance Brief, July–September 2024, Beta only, as a two-page brief');
    expect(stdout).toContain(`Wrote ${file}.\n`);
    expect(readFileSync(file, 'latin1').startsWith('%PDF-')).toBe(true);
    expect(stdout).toMatch(/Wrote \S+charts\/a_\w+\.png/);
    expect(stderr).not.toContain('No chart');
  });

  test('/why explains the last answer or the one named, /define a term, /help all there is', async () => {
    const { stdout } = await chat(['Payer scorecard for 2024', '/why', '/define variance %', '/help']);
    expect(stdout).toContain('Result hash   sha256:');
    expect(stdout).toContain('net variance ÷ total charges × 100');
    for (const name of ['brief', 'chart', 'csv', 'why', 'define', 'new', 'help', 'quit'])
      expect(stdout).toContain(`\n/${name}`);
    const id = /\/why (a_\w+)/.exec(stdout)![1]!;
    expect((await chat([`/why ${id}`])).stdout).toContain(`Answer        ${id}`);
  });

  test.each([
    ['/cahrt', 'There is no command /cahrt; did you mean /chart?'],
    ['/constructor', 'There is no command /constructor; /help lists what there is.'],
    ['/csv', 'There is no answer yet: ask a question first, then /csv.'],
    ['/chart', 'There is no answer yet: ask a question first, then /chart.'],
    ['/why', 'There is no answer yet: ask a question first, then /why.'],
    [
      '/why ../../etc/passwd',
      '“../../etc/passwd” is no answer id; ids stand at the end of an answer, as a_….',
    ],
    ['/define varience', 'The glossary has no “varience”; did you mean variance'],
    ['/brief -o', '/brief -o lacks the file to write; name one, as -o payers.pdf.'],
    ['/brief -o no/where/b.pdf', 'no/where/b.pdf cannot be written: its directory does not exist;'],
  ])('%s is one sentence, and the conversation goes on', async (line, said) => {
    const { code, stdout, stderr } = await chat([line, 'Payer scorecard for 2024']);
    expect(code).toBe(0);
    expect(stderr.split('\n')[0]).toContain(said);
    expect(stdout).toMatch(/^\S/);
    expect(stdout).toContain('I read this as: Payer scorecard for 2024');
  });

  test('a file that can be no chart, and a brief that is not made, leave files alone', async () => {
    const file = join(folder, 'none.pdf');
    const { stdout, stderr } = await chat([
      'Payer scorecard for 2024',
      '/chart x.pdf',
      `/brief for zorblax -o ${file}`,
    ]);
    expect(stderr).toContain('/chart is “x.pdf”: name a file that ends in .png or .svg.');
    expect(stdout).toContain(`No brief was made: ${file} was left as it was.`);
    expect(existsSync(file)).toBe(false);
  });

  test('/quit ends it; what follows is not read', async () => {
    expect(await answersOf(['/quit', 'Payer scorecard for 2024'])).toEqual([]);
  });
});

describe('at its edges', () => {
  test('without a release the demo is built first; no input at all is no failure', async () => {
    const workspace = memoryWorkspace(answerOf(), { released: false });
    const { code, stdout, stderr } = await runCommandLine(['chat'], { workspace });
    expect({ code, stdout }).toEqual({ code: 0, stdout: '' });
    expect(stderr).toContain('building the demo');
    expect(workspace.closed).toBe(1);
  });

  test('a bug is told, the conversation goes on, and the exit code says so', async () => {
    const workspace = memoryWorkspace();
    const application = await workspace.openApplication();
    let asked = 0;
    const openApplication = async () => ({
      ...application,
      ask: async (input: Parameters<typeof application.ask>[0]) => {
        asked += 1;
        if (asked === 1) throw new Error('out of luck');
        return application.ask(input);
      },
    });
    const { code, stdout, stderr } = await runCommandLine(['chat'], {
      workspace: { ...workspace, openApplication },
      stdin: ['one\ntwo\n'],
    });
    expect(code).toBe(1);
    expect(stderr).toContain('This is a bug in payerscope: out of luck.');
    expect(stdout).toContain('Medicaid underpaid most of those shown');
  });

  test('at a terminal Ctrl-C stops the question that runs and no more', async () => {
    const input = new PassThrough();
    const output = new PassThrough();
    const workspace = memoryWorkspace();
    const application = await workspace.openApplication();
    let runs = (): void => {};
    const running = new Promise<void>((resolve) => {
      runs = resolve;
    });
    const openApplication = async () => ({
      ...application,
      ask: async ({ signal, ...asked }: Parameters<typeof application.ask>[0]) => {
        if (asked.question !== 'slow') return application.ask(asked);
        runs();
        return new Promise<never>((_, reject) => {
          signal?.addEventListener('abort', () => reject(signal.reason));
        });
      },
    });
    const done = runCommandLine(['chat'], {
      workspace: { ...workspace, openApplication },
      terminal: { input, output },
    });
    input.write('slow\r');
    await running;
    input.write('\u0003');
    await setImmediate();
    input.write('quick\r');
    input.write('/quit\r');
    const { code, stdout, stderr } = await done;
    expect(code).toBe(0);
    expect(stderr).toContain('/help lists what else you can type');
    expect(stderr).toContain('Stopped.');
    expect(stdout.match(/Medicaid underpaid most/g)).toHaveLength(1);
  });
});
