import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { PayerscopeError } from '../../tools/errors.ts';
import { answerOf } from './testing/hand-made-answer.ts';
import { memoryWorkspace, runCommandLine } from './testing/run-command-line.ts';

const folder = mkdtempSync(join(tmpdir(), 'payerscope-cli-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('ask', () => {
  test('joins its words, prints the answer on stdout, nothing else on stderr, and closes', async () => {
    const workspace = memoryWorkspace();
    const { code, stdout, stderr } = await runCommandLine(
      ['ask', 'Payer', 'scorecard', 'for', '2025', '--thread', 't_9'],
      { workspace },
    );
    expect(code).toBe(0);
    expect(workspace.asked).toEqual([{ question: 'Payer scorecard for 2025', thread: 't_9' }]);
    expect(workspace.closed).toBe(1);
    expect(stdout).toContain('Medicaid underpaid most of those shown');
    expect(stderr).toBe('');
  });

  test('reads the question from standard input for -', async () => {
    const workspace = memoryWorkspace();
    await runCommandLine(['ask', '-'], { workspace, stdin: ['Coverage ', 'in 2025\n'] });
    expect(workspace.asked).toEqual([{ question: 'Coverage in 2025' }]);
  });

  test('--json prints one document that holds the contract’s keys', async () => {
    const { code, stdout, stderr } = await runCommandLine(['ask', '--json', 'Payer scorecard']);
    const document = JSON.parse(stdout);
    expect(code).toBe(0);
    expect(stderr).toBe('');
    expect(Object.keys(document)).toEqual([
      ...['status', 'answerId', 'thread', 'question', 'readAs', 'headline', 'text', 'tables', 'chart'],
      ...['clarification', 'declined', 'brief', 'caveats', 'suggestions', 'provenance'],
    ]);
    expect(document.tables[0].rows[0][2]).toBe(571872.14);
  });

  test.each([
    ['answered', 0],
    ['clarification', 3],
    ['declined', 4],
    ['failed', 5],
  ] as const)('a %s answer exits %i', async (status, exitCode) => {
    const workspace = memoryWorkspace(answerOf({ status }));
    expect((await runCommandLine(['ask', 'x'], { workspace })).code).toBe(exitCode);
    expect((await runCommandLine(['ask', '--json', 'x'], { workspace })).code).toBe(exitCode);
  });

  test('without a release it builds the demo first and says so on stderr', async () => {
    const workspace = memoryWorkspace(answerOf(), { released: false });
    const { code, stdout, stderr } = await runCommandLine(['ask', '--json', 'x'], { workspace });
    expect(code).toBe(0);
    expect(workspace.demos).toHaveLength(1);
    expect(stderr).toContain('No release in .payerscope yet: building the demo');
    expect(stderr).toMatch(/0\.\d s Generate\n.*0\.\d s Mask: 7 families\n/);
    expect(JSON.parse(stdout).status).toBe('answered');
  });

  test('a release that cannot be read is one sentence and exit 5; with --json a document too', async () => {
    const refuse = async () => {
      throw new PayerscopeError('RELEASE_UNAVAILABLE', 'The release file is damaged; build again.');
    };
    const workspace = memoryWorkspace(answerOf(), { openApplication: refuse });
    const plain = await runCommandLine(['ask', 'x'], { workspace });
    expect(plain).toEqual({ code: 5, stdout: '', stderr: 'The release file is damaged; build again.\n' });
    const json = await runCommandLine(['ask', '--json', 'x', '--thread', 't_1'], { workspace });
    expect(json.code).toBe(5);
    expect(JSON.parse(json.stdout)).toMatchObject({ status: 'failed', question: 'x', thread: 't_1' });
  });

  test('--csv writes each table whole, and only the file', async () => {
    const answer = answerOf();
    const workspace = memoryWorkspace({ ...answer, tables: [...answer.tables, ...answer.tables] });
    const file = join(folder, 'payers.csv');
    const { code, stderr } = await runCommandLine(['ask', 'x', '--csv', file], { workspace });
    expect(code).toBe(0);
    expect(stderr).toContain(`Wrote ${file} (5 rows).`);
    expect(readdirSync(folder).sort()).toEqual(['payers-2.csv', 'payers.csv']);
    expect(readFileSync(file, 'utf8').split('\r\n')[1]).toBe(
      'Medicaid,1520,571872.14,505000.5,-66871.64,-11.7',
    );
  });

  test('an unwritable --csv is refused before any work', async () => {
    for (const path of [join(folder, 'nowhere', 'x.csv'), folder]) {
      const workspace = memoryWorkspace(answerOf(), { released: false });
      const { code, stdout, stderr } = await runCommandLine(['ask', 'x', '--csv', path], { workspace });
      expect(code).toBe(2);
      expect(stdout).toBe('');
      expect(stderr).toMatch(/^.* cannot be written: .*; name another file\.\n$/);
      expect(workspace.demos).toEqual([]);
    }
  });
});

describe('started by npm start', () => {
  const env = { npm_lifecycle_event: 'start', npm_package_name: 'payerscope' };
  const run = (argv: readonly string[], options: Parameters<typeof runCommandLine>[1] = {}) =>
    runCommandLine(argv, { ...options, env });

  test('every command that is shown begins as it was typed, with its data directory', async () => {
    const workspace = memoryWorkspace(answerOf({ suggestions: ['And by month?'] }));
    const { stdout } = await run(['ask', 'x', '--data', '/tmp/my data'], { workspace });
    expect(stdout).toMatch(/\n {2}npm start -- ask --data '\/tmp\/my data' --thread \S+/);
    expect(stdout).toContain("npm start -- why --data '/tmp/my data' a_");
    expect(stdout).not.toContain('payerscope');
    const released = await run(['releases'], { workspace: memoryWorkspace(undefined, { released: false }) });
    expect(released.stderr).toContain('run npm start -- demo, or npm start -- build --source DIR');
    expect((await run(['ask'])).stderr).toContain('npm start -- ask "');
    expect((await run(['--nope'])).stderr).toContain('run npm start -- --help');
    const help = await run(['ask', '--help']);
    expect(help.stdout).toContain('Usage: npm start -- ask');
    expect(help.stdout).not.toContain('payerscope ask');
  });

  test('another script of npm, or of another package, is not it', async () => {
    for (const changed of [{ npm_lifecycle_event: 'test' }, { npm_package_name: 'other' }]) {
      const { stderr } = await runCommandLine(['ask'], { env: { ...env, ...changed } });
      expect(stderr).toContain('payerscope ask "');
    }
  });
});

test('--debug shows the stack of an expected failure with what caused it', async () => {
  const cause = new Error('IO Error: the engine said so');
  const failing = memoryWorkspace(undefined, {
    releases: () => Promise.reject(new PayerscopeError('STORE_UNAVAILABLE', 'It cannot be read.', { cause })),
  });
  const { stderr, code } = await runCommandLine(['releases', '--debug'], { workspace: failing });
  expect(code).toBe(5);
  expect(stderr).toMatch(/^It cannot be read\.\n[\s\S]*the engine said so/);
  expect((await runCommandLine(['releases'], { workspace: failing })).stderr).toBe('It cannot be read.\n');
});

test('an empty --source is a usage error', async () => {
  const { code, stderr } = await runCommandLine(['build', '--source', ' ']);
  expect([code, stderr]).toEqual([2, '--source is empty: must name the directory of the source files.\n']);
});

test('what a refusal offers is not offered again below it', async () => {
  const example = 'Payer scorecard in Q4 2025';
  const answer = answerOf({
    status: 'declined',
    declined: { reason: 'No.', nearest: [{ template: 'payer_scorecard', example }] },
    suggestions: [example, 'How fresh is the data?'],
  });
  const { stdout } = await runCommandLine(['ask', 'x'], { workspace: memoryWorkspace(answer) });
  expect(stdout.split(example)).toHaveLength(2);
  expect(stdout).toContain('How fresh is the data?');
});

describe('demo and build', () => {
  test('progress goes to stderr, the result to stdout', async () => {
    const workspace = memoryWorkspace();
    const argv = ['demo', '--patients', '2000', '--seed', '7', '--as-of', '2024-06-30'];
    const { code, stdout, stderr } = await runCommandLine(argv, { workspace });
    expect(code).toBe(0);
    expect(workspace.demos).toEqual([{ patients: 2000, seed: 7, asOf: '2024-06-30' }]);
    expect(stderr).toMatch(/Generate\n.*Mask: 7 families\n$/);
    expect(stdout).toContain('Published 2025-12-31-3f9a2b in 3.8 s');
    expect(stdout).toContain('Import 1.3 s · Mask 2.5 s');
    // cells, then withheld %: counts 2 of 400, exceptions 98 of 400, no dollars, 100 of 800
    expect(stdout).toMatch(/claims by payer +800 +0\.5 +24\.5 +– +12\.5\n/);
    expect(stdout).toContain('\nImported\n  claims.csv 8 rows read\n    rejected 2: repeated id\n');
  });

  test('on a terminal the running step is a live line, cleared when it is done', async () => {
    const { stderr } = await runCommandLine(['build', '--source', 'csv'], { tty: { columns: 80 } });
    expect(stderr).toContain('\r\u001b[2K');
    expect(stderr).toMatch(/ 2\.5 s.* Import\n$/);
    expect(stderr).not.toMatch(/models.*\n/);
    const dumb = await runCommandLine(['build', '--source', 'csv'], {
      tty: { columns: 80 },
      env: { TERM: 'dumb' },
    });
    expect(dumb.stderr).not.toContain('\u001b');
  });
});

describe('bad input is one sentence and exit 2', () => {
  test.each([
    [['bogus'], /Unknown command 'bogus'/],
    [['aks', 'x'], /did you mean ask\?/],
    [['ask'], /There is no question/],
    [['ask', '  '], /There is no question/],
    [['ask', '-'], /Standard input holds no question/],
    [['ask', 'x', '--jsn'], /Unknown option '--jsn' \(did you mean --json\?\)/],
    [['ask', 'x', '--thread'], /'--thread <id>' argument missing/],
    [['ask', 'x', '--thread', '../up'], /--thread must be a name/],
    [['ask', 'x', '--chart', 'c.pdf'], /--chart is “c\.pdf”: name a file that ends in \.png or \.svg/],
    [
      ['ask', 'x', '--chart', 'no/where/c.png'],
      /no\/where\/c\.png cannot be written: its directory does not exist/,
    ],
    [['ask', 'x', '--warehouse', 'oracle'], /--warehouse is “oracle”: must be duckdb or snowflake/],
    [['ask', 'x', '--model', 'openai:'], /must be offline, or openai: and the name of a model/],
    [['ask', 'x', '--data', ''], /--data is “”/],
    [['demo', '--patients', 'many'], /--patients is “many”: must be a whole number/],
    [['demo', '--seed', '-1'], /--seed is “-1”/],
    [['demo', '--as-of', '2025-02-30'], /--as-of is “2025-02-30”: must be a date/],
    [['demo', 'extra'], /Too many arguments for 'demo'/],
    [['build'], /--source is missing/],
    [['intake', 'process', '--dates', 'YMD'], /Allowed choices are DMY, MDY/],
    [['build', '--format', 'cms'], /--source is missing/],
    [['build', '--source', 'd', '--format', 'xml'], /--format is “xml”: must be synthea/],
    [['define', 'gibberish'], /The glossary has no “gibberish”/],
    [['define', 'varience'], /did you mean variance/],
    [['templates', 'payer_scorecrad'], /did you mean payer_scorecard/],
    [['why'], /Missing required argument 'answer-id'/],
    [['why', '../../etc/passwd'], /is no answer id/],
    [['why', 'a_unknown'], /No answer a_unknown is stored in \.payerscope/],
    [['chat', 'Payer scorecard'], /Too many arguments for 'chat'/],
    [['chat', '--thread', '../up'], /--thread must be a name/],
    [['brief', 'claims', '-o', 'x.pdf'], /Allowed choices are coverage, payers, receivables/],
    [['brief', 'payers'], /'-o, --output <file.pdf>' not specified/],
    [
      ['brief', 'payers', '--audience', 'cfo', '-o', 'x.pdf'],
      /--audience is “cfo”: must be executive or operations/,
    ],
    [['brief', 'payers', '-o', 'no/such/x.pdf'], /its directory does not exist/],
    [['verify', 'no-such.pdf'], /is no answer id and no file that can be read/],
    [['eval', '--repeat', '0'], /--repeat is “0”: must be a whole number from 1/],
    [['eval', 'no-such.yaml'], /The suite no-such\.yaml cannot be read; name a file, or one of /],
    [
      ['eval', '-o', 'report.txt'],
      /-o report\.txt: must end in \.baseline\.json, \.json, \.junit\.xml, \.html/,
    ],
    [['eval', '--baseline', 'no-such.json'], /--baseline no-such\.json is no report of payerscope eval/],
    [['eval', 'add'], /eval add takes one answer id/],
    [['audit'], /Missing required argument 'action'/],
    [['audit', 'mend'], /Allowed choices are verify/],
    [['slack'], /^Nobody may ask yet: list users/],
    [['slack', '--what'], /Unknown option '--what'/],
  ])('%j', async (argv, message) => {
    const { code, stdout, stderr } = await runCommandLine(argv);
    expect(code).toBe(2);
    expect(stdout).toBe('');
    expect(stderr).toMatch(message);
    expect(stderr.trimEnd()).not.toContain('\n');
  });

  test('a bad setting in the environment names its variable', async () => {
    const { code, stderr } = await runCommandLine(['ask', 'x'], {
      env: { PAYERSCOPE_FISCAL_YEAR_START: '13' },
    });
    expect(code).toBe(2);
    expect(stderr).toBe('PAYERSCOPE_FISCAL_YEAR_START is “13”: must be a month number from 1 to 12.\n');
  });
});

describe('failures', () => {
  const workspace = memoryWorkspace(answerOf(), {
    vet: async () => {
      throw new TypeError('x is not a function');
    },
  });

  test('a bug exits 1, with its stack only for --debug', async () => {
    const quiet = await runCommandLine(['vet'], { workspace });
    expect(quiet.code).toBe(1);
    expect(quiet.stderr).toBe(
      'This is a bug in payerscope: x is not a function. Run it again with --debug for the details to report.\n',
    );
    const loud = await runCommandLine(['vet', '--debug'], { workspace });
    expect(loud.stderr).toMatch(/\n +at /);
  });

  test('attack exits 0 without and 6 with a violation, and prints which', async () => {
    const clean = await runCommandLine(['attack']);
    expect(clean).toMatchObject({ code: 0, stdout: expect.stringMatching(/0 violations\n$/) });
    const violation = {
      kind: 'count',
      fact: 'claims',
      measure: 'total_claims',
      family: 'claims_by_payer',
      cell: '2025-03, payer = Aetna',
      interval: { from: 4, to: 6 },
      required: 'must reach 11 and span 10',
    } as const;
    const leaking = memoryWorkspace(undefined, {
      attack: async ({ release, against }) => ({
        report: {
          releases: [release ?? '', ...(against ?? [])],
          judged: true,
          facts: [],
          violations: Array.from({ length: 21 }, () => violation),
          notes: [],
        },
        timings: [{ part: 'counts', seconds: 1.25 }],
      }),
    });
    const argv = ['attack', '--release', 'new', '--against', 'old', 'older'];
    const found = await runCommandLine(argv, { workspace: leaking });
    expect(found.code).toBe(6);
    expect(found.stdout).toMatch(/^Attack on new together with old, older\n/);
    expect(found.stdout).toMatch(
      /✗ count: claims total_claims \(claims_by_payer, 2025-03, payer = Aetna\): 4 to 6 can be inferred; it\s+must reach 11 and span 10/,
    );
    expect(found.stdout).toMatch(/and 1 more\n21 violations\n$/);
    expect(found.stderr).toBe('counts 1.3 s\n');
  });

  test('vet exits 6 when a statement fails, and prints which', async () => {
    const failing = memoryWorkspace(answerOf(), {
      vet: async () => ({ statements: 2, problems: ['payer_scorecard reads raw.claims'] }),
    });
    expect(await runCommandLine(['vet'], { workspace: failing })).toMatchObject({
      code: 6,
      stdout: '✗ payer_scorecard reads raw.claims\n2 statements checked, 1 problem\n',
    });
    expect(await runCommandLine(['vet'])).toMatchObject({ code: 0, stderr: '' });
  });

  test('audit verify tells the count and the time range, or the first bad line and exit 6', async () => {
    const whole = await runCommandLine(['audit', 'verify']);
    expect([whole.code, whole.stderr]).toEqual([0, '']);
    expect(whole.stdout).toMatch(
      /^The audit log is whole: 42 entries, 2026-01-15T08:00:00.000Z to 2026-02-15T08:00:00.000Z\nLast hash (ab){32}\n/,
    );
    const at = { segment: '2026-01', number: 17, text: '' };
    const changed = { kind: 'changed' as const, at, detail: 'its content is not what its own hash says' };
    const report = { entries: 16, from: null, to: null, lastHash: null, notes: [] };
    const failing = memoryWorkspace(answerOf(), { verifyAudit: async () => ({ ...report, fault: changed }) });
    expect(await runCommandLine(['audit', 'verify'], { workspace: failing })).toEqual({
      code: 6,
      stdout:
        '2026-01.jsonl line 17: changed: its content is not what its own hash says.\nBefore it: 16 entries\n',
      stderr: '',
    });
  });

  test('doctor exits 5 when a check fails and never prints a secret', async () => {
    const failing = memoryWorkspace(answerOf(), {
      doctor: async () => [{ check: 'Release', ok: false, detail: 'none' }],
    });
    const env = { OPENAI_API_KEY: 'sk-very-secret' };
    const { code, stdout } = await runCommandLine(['doctor'], { workspace: failing, env });
    expect(code).toBe(5);
    expect(stdout).toContain('✗ Release: none');
    expect(stdout).not.toContain('very-secret');
    expect((await runCommandLine(['doctor'])).code).toBe(0);
  });
});

describe('what explains', () => {
  test('help and version go to stdout and exit 0', async () => {
    for (const argv of [[], ['--help'], ['ask', '--help']]) {
      const { code, stdout, stderr } = await runCommandLine(argv);
      expect([code, stderr]).toEqual([0, '']);
      expect(stdout).toContain('Examples:');
    }
    expect(await runCommandLine(['--version'])).toEqual({ code: 0, stdout: '1.2.3\n', stderr: '' });
  });

  test('define and templates need no data directory', async () => {
    const none = memoryWorkspace(answerOf(), { released: false });
    const one = await runCommandLine(['define', 'net', 'variance'], { workspace: none });
    expect(one.stdout).toContain('total payments − total charges');
    const all = await runCommandLine(['define'], { workspace: none });
    expect(all.stdout.split('\n').length).toBeGreaterThan(40);
    const template = await runCommandLine(['templates', 'payer_scorecard'], { workspace: none });
    expect(template.stdout).toMatch(/from claims_by_payer/);
    expect((await runCommandLine(['templates'], { workspace: none })).stdout).toContain('data_freshness');
  });

  test('why shows statement, parameters and hash', async () => {
    const { code, stdout } = await runCommandLine(['why', 'a_7Q2fK9']);
    expect(code).toBe(0);
    expect(stdout).toContain('sha256:0123456789abcdef0123456789abcdef');
    expect(stdout).toContain('from claims_by_payer_month');
    expect(stdout).toContain('{"period":"|2025-Q4|"}');
  });

  test('releases marks the one in force; none is a notice, not a failure', async () => {
    const release = { asOf: '2025-12-31', dataThrough: '2025-12', families: 7, withheldShare: 0.0823 };
    const workspace = memoryWorkspace(answerOf(), {
      releases: async () => [
        { ...release, id: '2025-12-31-aaaaaa', current: true },
        { ...release, id: '2025-09-30-bbbbbb', current: false, problem: 'cannot be read' },
      ],
    });
    const { stdout } = await runCommandLine(['releases'], { workspace });
    expect(stdout).toMatch(/2025-12-31-aaaaaa .* 8\.2 +yes/);
    expect(stdout).toMatch(/2025-09-30-bbbbbb .* cannot be read/);
    const none = await runCommandLine(['releases']);
    expect(none).toMatchObject({ code: 0, stdout: '' });
    expect(none.stderr).toContain('No release in .payerscope yet');
  });
});

test('colour only where a terminal wants it', async () => {
  const tty = { columns: 80 };
  const styled = '\u001b[';
  expect((await runCommandLine(['ask', 'x'], { tty })).stdout).toContain(styled);
  expect((await runCommandLine(['ask', 'x'], { tty, env: { NO_COLOR: '1' } })).stdout).not.toContain(styled);
  expect((await runCommandLine(['ask', 'x'], { tty, env: { TERM: 'dumb' } })).stdout).not.toContain(styled);
  expect((await runCommandLine(['ask', 'x'])).stdout).not.toContain(styled);
  expect((await runCommandLine(['ask', 'x'], { env: { FORCE_COLOR: '1' } })).stdout).toContain(styled);
});
