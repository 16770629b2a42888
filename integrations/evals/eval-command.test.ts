import {
  appendFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { openJournal } from '../../evals/run/journal.ts';
import { runSuites } from '../../evals/run/run-suites.ts';
import { readSuite } from '../../evals/suite/read-suite.ts';
import { runCommandLine } from '../cli/testing/run-command-line.ts';
import { createWorkspace } from '../compose.ts';
import { readConfig } from '../config.ts';
import { createWorld, inJanuary, type World } from '../disclosure/testing/world.ts';
import { type LoopbackServer, startLoopbackServer } from '../openai/testing/loopback-server.ts';

// `payerscope eval` as people type it, over a release the builder published and a server that speaks OpenAI's API.
let world: World;
let server: LoopbackServer;
let folder: string;
beforeAll(async () => {
  world = await createWorld(inJanuary({ Alpha: 120, Beta: 90, Cappa: 80, Dorset: 4 }));
  server = await startLoopbackServer();
  folder = mkdtempSync(join(tmpdir(), 'payerscope-evals-'));
});
afterAll(async () => {
  world.remove();
  rmSync(folder, { recursive: true, force: true });
  await server.close();
});

const at = (name: string): string => join(folder, name);

function payerscope(...argv: string[]) {
  const env = { OPENAI_API_KEY: 'sk-secret', OPENAI_BASE_URL: server.baseUrl };
  return runCommandLine([...argv, '--data', world.dataDirectory], {
    openWorkspace: async (config) => createWorkspace(config),
    env,
  });
}

const one = (id: string, question: string, assert: string) => `  - id: ${id}
    category: example
    description: an example of ${id}
    vars: { question: ${JSON.stringify(question)} }
    assert: ${assert}
`;
const SCORECARD = 'Payer scorecard for January 2024';
const CALLS = '{ template: payer_scorecard, params: { period: { from: 2024-01, to: 2024-01 } } }';
const SUITE = `description: Examples
tests:
${one('plan', SCORECARD, `{ expect: answered, calls: [${CALLS}] }`)}
${one(
  'figures',
  SCORECARD,
  `
      - { type: values, rows: [{ where: { payer: Alpha }, values: { total_claims: 120 } }] }
      - { type: withheld, cells: [{ where: { payer: Dorset }, column: total_claims }] }
      - { type: disclosure }
      - { type: injection }
      - { type: slack }
      - { type: style }`,
)}
${one('brief', 'Two-page payer brief for January 2024', '[{ type: brief, kind: payers, contains: [Alpha] }]')}
  - id: thread
    category: example
    description: the last turn is judged, and an earlier one where the case says so
    vars: { turns: [${SCORECARD}, only Beta] }
    assert:
      - { type: statements, templates: [payer_scorecard] }
      - { type: contains, value: Beta, in: headline }
      - { type: contains, value: Alpha, in: terminal, turn: 1 }
`;
const WRONG = one('wrong', SCORECARD, '[{ type: contains, value: Zeta, in: headline }]');

describe('a run', () => {
  test('of cases that all hold ends with 0, in every form of report', async () => {
    writeFileSync(at('good.yaml'), SUITE);
    const files = ['r.json', 'r.junit.xml', 'r.html', 'r.baseline.json'].flatMap((name) => ['-o', at(name)]);
    const { code, stdout, stderr } = await payerscope('eval', at('good.yaml'), '--repeat', '2', ...files);
    expect([code, stdout]).toEqual([0, expect.stringContaining('all        4     4     0')]);
    expect(stdout).toContain('pass^2 100.0 % (95 % interval 51.0 % to 100.0 %)');
    expect(stderr).toContain('8 of 8, 0 failed');
    const report = JSON.parse(readFileSync(at('r.json'), 'utf8'));
    const [plan] = report.cases;
    expect(plan).toMatchObject({ suite: 'good', id: 'plan', held: 2, played: 2 });
    const [turn] = plan.attempts[0].turns;
    expect(turn).toMatchObject({ question: SCORECARD, status: 'answered', plan: { kind: 'run' } });
    expect(turn.steps.map(({ name }: { name: string }) => name)).toEqual([
      'Reading the question',
      'Asking the release',
      'Writing the answer',
      'Checking every figure',
    ]);
    expect(report.sql[turn.statements[0].sql]).toContain('from claims_by_payer');
    expect(readFileSync(at('r.junit.xml'), 'utf8')).toContain('tests="4" failures="0"');
    expect(Object.keys(JSON.parse(readFileSync(at('r.baseline.json'), 'utf8')).cases[0])).toEqual([
      ...['suite', 'id', 'held', 'played'],
    ]);
    // Nothing in the page can be loaded or run but its own script.
    const page = readFileSync(at('r.html'), 'utf8');
    expect(page.match(/\b(src|href)="(?!#)[^"]*"/g)).toBeNull();
    expect(page).toContain('default-src &#39;none&#39;');
  });

  test('leaves no answer, thread or journal behind, and every question in the audit log', async () => {
    expect(readdirSync(world.dataDirectory)).not.toContain('answers');
    expect(readdirSync(join(world.dataDirectory, 'evals'))).toEqual([]);
    expect((await payerscope('audit', 'verify')).code).toBe(0);
    const [log = ''] = readdirSync(join(world.dataDirectory, 'audit')).filter(
      (name) => /^\d/.test(name) || name.endsWith('.jsonl'),
    );
    expect(readFileSync(join(world.dataDirectory, 'audit', log), 'utf8')).toContain(SCORECARD);
  });

  test('with a case that fails ends with 6 and names it; against a baseline only what became worse counts', async () => {
    writeFileSync(at('bad.yaml'), SUITE + WRONG);
    const { code, stdout } = await payerscope(
      'eval',
      at('bad.yaml'),
      '--filter',
      'SCORECARD',
      '-o',
      at('bad.json'),
    );
    expect([code, stdout]).toEqual([
      6,
      expect.stringContaining('bad/wrong (0 of 1): Payer scorecard for January 2024'),
    ]);
    const same = await payerscope('eval', at('bad.yaml'), '--baseline', at('bad.json'));
    expect([same.code, same.stdout]).toEqual([0, expect.stringContaining('no regression')]);
    writeFileSync(at('bad.yaml'), SUITE.replace('total_claims: 120', 'total_claims: 121') + WRONG);
    const worse = await payerscope('eval', at('bad.yaml'), '--baseline', at('bad.json'));
    expect(worse.code).toBe(6);
    expect(worse.stdout).toContain('held before and fails now:\n  bad/figures');
    expect(worse.stdout).toContain('values: total_claims of payer Alpha is 120, expected 121');
  });

  test('plays the suites of the release’s format only, and is compared with baselines of it only', async () => {
    writeFileSync(at('other.yaml'), SUITE.replace('tests:', 'format: cms\ntests:'));
    const both = await payerscope('eval', at('good.yaml'), at('other.yaml'), '--filter', 'brief');
    expect([both.code, both.stderr]).toEqual([
      0,
      expect.stringContaining('1 of 2 suites left out: they are for releases of other formats than synthea.'),
    ]);
    expect(both.stdout).toMatch(/^offline on release \S+ of synthea files; /);
    const none = await payerscope('eval', at('other.yaml'));
    expect([none.code, none.stderr]).toEqual([
      2,
      expect.stringMatching(
        /This release stands on synthea files, and .*other\.yaml is for cms; name a suite/,
      ),
    ]);
    const cms = JSON.parse(readFileSync(at('r.baseline.json'), 'utf8'));
    expect(cms.sourceFormat).toBe('synthea');
    writeFileSync(at('cms.baseline.json'), JSON.stringify({ ...cms, sourceFormat: 'cms' }));
    const unlike = await payerscope('eval', at('good.yaml'), '--baseline', at('cms.baseline.json'));
    expect([unlike.code, unlike.stdout, unlike.stderr]).toEqual([
      2,
      '',
      expect.stringMatching(/cms\.baseline\.json is of cms releases, and this one stands on synthea files/),
    ]);
  });

  test('that was killed goes on where it was', async () => {
    const workspace = createWorkspace(readConfig({}, { data: world.dataDirectory }));
    const subject = await workspace.openSubject();
    try {
      const suite = readSuite('good.yaml', SUITE, subject.manifest);
      let asked = 0;
      const counting = {
        ...subject,
        ask: (...of: Parameters<typeof subject.ask>) => {
          asked += 1;
          return subject.ask(...of);
        },
      };
      const options = { repeat: 1, parallel: 1, run: 'x' };
      const first = await openJournal(at('j.jsonl'));
      await runSuites([{ ...suite, tests: suite.tests.slice(0, 2) }], counting, {
        ...options,
        journal: first,
      });
      // Killed while it wrote a line.
      appendFileSync(at('j.jsonl'), '{"job":"good/brief/0","made":{"pa');
      const second = await openJournal(at('j.jsonl'));
      expect([...second.done.keys()]).toEqual(['good/plan/0', 'good/figures/0']);
      const runs = await runSuites([suite], counting, { ...options, journal: second });
      expect(runs.map(({ attempts }) => attempts[0]?.pass)).toEqual([true, true, true, true]);
      expect(asked).toBe(2 + 1 + 2);
      expect([...(await openJournal(at('j.jsonl'))).done.keys()]).toHaveLength(4);
    } finally {
      await subject.close();
    }
  });
});

describe('a language model', () => {
  const period = '2024-01..2024-01';
  const scorecard = { calls: [{ name: 'payer_scorecard', args: { period, payers: null } }] };
  const MODEL = ['--model', 'openai:own'];
  const asking = () =>
    payerscope('eval', at('good.yaml'), '--filter', 'plan', ...MODEL, '--cassette', at('tape'));

  test('is recorded once and then played back; what is not recorded fails its case and sends nothing', async () => {
    server.script(scorecard);
    const missing = await asking();
    expect([missing.code, server.seen.length]).toEqual([6, 0]);
    expect(missing.stdout).toMatch(
      /error: no recording [0-9a-f]{24} in .*tape of what the model is asked; add --record/,
    );
    const command = ['eval', at('good.yaml'), '--filter', 'plan', ...MODEL, '--cassette', at('tape')];
    const recorded = await payerscope(...command, '--record', '-o', at('own.json'));
    expect([recorded.code, server.seen.length, readdirSync(at('tape')).length]).toEqual([0, 1, 1]);
    expect(readFileSync(join(at('tape'), readdirSync(at('tape'))[0]!), 'utf8')).not.toContain('sk-secret');
    server.script({ status: 500 });
    const played = await asking();
    expect([played.code, server.seen.length]).toEqual([0, 0]);
    expect(played.stdout).toContain('1 model calls, 3400 tokens in, 40 out');
  });

  test('a prompt that is edited is another recording, stands in the report by its hash, and is what is sent', async () => {
    const text = readFileSync('prompts/plan.md', 'utf8');
    writeFileSync(
      at('plan-4.md'),
      text.replace('version: 3', 'version: 4').replace('Never guess.', 'Guess boldly.'),
    );
    const command = ['eval', at('good.yaml'), '--filter', 'plan', ...MODEL, '--prompt', at('plan-4.md')];
    const missing = await payerscope(...command, '--cassette', at('tape'), '--baseline', at('own.json'));
    expect([missing.code, missing.stdout]).toEqual([
      6,
      expect.stringContaining('held before and fails now:\n  good/plan'),
    ]);
    expect(missing.stdout).toMatch(/prompts system@1 [0-9a-f]{12}, plan@4 [0-9a-f]{12}, compose@\d+/);
    server.script(scorecard);
    expect((await payerscope(...command)).code).toBe(0);
    expect(JSON.stringify(server.seen[0]?.body)).toContain('Guess boldly.');
  });

  test('answers carry the prompts that took part; without a model there are none', async () => {
    server.script(scorecard);
    const { stdout } = await payerscope('ask', SCORECARD, '--json', ...MODEL);
    const { prompts } = JSON.parse(stdout).provenance;
    expect(prompts.map(({ id }: { id: string }) => id)).toEqual(['system@1', 'plan@3']);
    const offline = await payerscope('ask', SCORECARD, '--json');
    expect(JSON.parse(offline.stdout).provenance).not.toHaveProperty('prompts');
  });

  test.each([
    [['--prompt', 'prompts/plan.md'], /--prompt is about a language model, and the offline planner is none/],
    [[...MODEL, '--prompt', 'README.md'], /--prompt README\.md: it must begin with the lines ---, name: /],
    [[...MODEL, '--prompt', 'no.md'], /--prompt no\.md: the file cannot be read/],
  ])('%j is one sentence and exit 2', async (more, message) => {
    const { code, stderr } = await payerscope('eval', at('good.yaml'), ...more);
    expect([code, stderr]).toEqual([2, expect.stringMatching(message)]);
  });
});

describe('eval add', () => {
  const answerId = async (...argv: string[]) =>
    JSON.parse((await payerscope('ask', ...argv, '--json')).stdout).answerId as string;

  test('pins the plan of an answer with its conversation, and the case holds', async () => {
    await answerId(SCORECARD, '--thread', 'talk');
    const id = await answerId('only Beta', '--thread', 'talk');
    const { code, stdout } = await payerscope(
      'eval',
      'add',
      id,
      '--suite',
      at('mine.yaml'),
      '--why',
      'Beta matters',
    );
    expect([code, stdout]).toEqual([0, expect.stringContaining(`Added case ${id.replace('_', '-')} to`)]);
    const [added] = parse(readFileSync(at('mine.yaml'), 'utf8')).tests;
    expect(added).toMatchObject({ description: 'Beta matters', vars: { turns: [SCORECARD, 'only Beta'] } });
    expect(added.assert[0].value.calls[0].params.payers).toEqual(['Beta']);
    expect((await payerscope('eval', at('mine.yaml'))).code).toBe(0);
    const twice = await payerscope('eval', 'add', id, '--suite', at('mine.yaml'));
    expect([twice.code, twice.stderr]).toEqual([2, expect.stringContaining('it is there already')]);
  });

  test('remembers an answer with a thumbs-down as wrong: the case fails until the plan is another one', async () => {
    const id = await answerId('Which payer underpaid us most in January 2024?');
    const log = join(world.dataDirectory, 'feedback');
    mkdirSync(log, { recursive: true });
    const line = { at: '2026-01-01T00:00:00.000Z', answerId: id, verdict: 'unhelpful', asker: 'U1' };
    appendFileSync(join(log, 'feedback.jsonl'), `${JSON.stringify(line)}\n`);
    expect((await payerscope('eval', 'add', id, '--suite', at('mine.yaml'))).code).toBe(0);
    const text = readFileSync(at('mine.yaml'), 'utf8');
    expect(text).toContain('# Replace not-plan by plan');
    expect(text).toContain('people found this answer unhelpful');
    const { code, stdout } = await payerscope('eval', at('mine.yaml'));
    expect([code, stdout]).toEqual([
      6,
      expect.stringContaining('the plan is still the one that was found wrong'),
    ]);
  });
});
