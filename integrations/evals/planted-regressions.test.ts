import { execFile } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { packageRoot } from '../../sql/package-root.ts';
import { openSmallCmsRelease } from '../../sql/templates/testing/small-cms-release.ts';
import { createWorld, inJanuary, type World } from '../disclosure/testing/world.ts';
import { startLoopbackServer } from '../openai/testing/loopback-server.ts';
import { publishSmallRelease } from './testing/publish-small-release.ts';

// Regressions planted on purpose in a copy of the source, each run as a program of its own against the report of the
// program as it is: a wrong synonym, of CMS claims too, a loosened threshold, an edited prompt. Each must be caught, by name.
const NETWORK = inJanuary({ Alpha: 120, Beta: 90, Cappa: 80, Dorset: 7 });
let world: World;
let copy: string;
const run = promisify(execFile);

beforeAll(async () => {
  world = await createWorld(NETWORK);
  copy = realpathSync(mkdtempSync(join(tmpdir(), 'payerscope-planted-')));
  for (const part of ['agent', 'evals', 'integrations', 'prompts', 'sql', 'tools', 'package.json'])
    cpSync(join(packageRoot(), part), join(copy, part), {
      recursive: true,
      filter: (from) => basename(from) !== 'node_modules',
    });
  symlinkSync(realpathSync(join(packageRoot(), 'node_modules')), join(copy, 'node_modules'));
  writeFileSync(join(copy, 'suite.yaml'), SUITE);
  writeFileSync(join(copy, 'cms-suite.yaml'), CMS_SUITE);
});
afterAll(() => {
  world.remove();
  rmSync(copy, { recursive: true, force: true });
});

const SUITE = `description: What must stay as it is
tests:
  - id: receipts-are-payments
    category: payers
    description: what people call receipts is total payments
    vars: { question: Rank payers by receipts in January 2024 }
    assert:
      expect: answered
      calls: [{ template: payer_ranking, params: { period: { from: 2024-01, to: 2024-01 }, metric: total_payments } }]
  - id: seven-claims-are-withheld
    category: disclosure
    description: a payer of seven claims is withheld
    vars: { question: Payer scorecard for January 2024 }
    assert:
      - { type: withheld, cells: [{ where: { payer: Dorset }, column: total_claims }] }
      - { type: disclosure }
`;

const CMS_SUITE = `description: What must stay as it is of CMS claims
format: cms
tests:
  - id: deductibles-are-owed
    category: trend
    description: what beneficiaries owe is the deductible, and no part of what was reimbursed
    vars: { question: Deductibles by quarter in 2025 }
    assert:
      expect: answered
      calls: [{ template: reimbursement_trend, params: { period: { from: 2025-01, to: 2025-12 }, grain: quarter, metric: deductible_amount } }]
  - id: inpatients
    category: summary
    description: a claim type filters
    vars: { question: What did Medicare reimburse for inpatients in 2025? }
    assert:
      expect: answered
      calls: [{ template: reimbursement_summary, params: { period: { from: 2025-01, to: 2025-12 }, claim_types: [Inpatient] } }]
`;

/** Changes one place of the copy, and undoes it. */
async function planted<T>(
  file: string,
  from: string | RegExp,
  to: string,
  work: () => Promise<T>,
): Promise<T> {
  const path = join(copy, file);
  const text = readFileSync(path, 'utf8');
  const changed = text.replace(from, to);
  expect([file, changed === text]).toEqual([file, false]);
  writeFileSync(path, changed);
  try {
    return await work();
  } finally {
    writeFileSync(path, text);
  }
}

/** `payerscope eval` of the copy, of the suites that are for the release. */
async function evaluate(dataDirectory: string, more: readonly string[], env: Record<string, string> = {}) {
  const suites = ['suite.yaml', 'cms-suite.yaml'];
  const argv = ['integrations/cli/entry.ts', 'eval', ...suites, ...more, '--data', dataDirectory];
  const ended = await run(process.execPath, argv, {
    cwd: copy,
    env: { PATH: process.env['PATH'] ?? '', ...env },
  }).then(
    ({ stdout }) => ({ code: 0, stdout }),
    (error: { code: number; stdout: string }) => ({ code: error.code, stdout: error.stdout }),
  );
  return ended;
}

test('the program as it is holds: what the others are compared with', async () => {
  const { code, stdout } = await evaluate(world.dataDirectory, ['-o', join(copy, 'before.json')]);
  expect([code, stdout]).toEqual([0, expect.stringContaining('pass^1 100.0 %')]);
});

test('a wrong synonym is caught by the name of its case', async () => {
  const { code, stdout } = await planted(
    'agent/offline/lexicon.ts',
    /(?<=[|'])receipts(?=[|'])/,
    'reciepts',
    () =>
      planted('agent/offline/lexicon.ts', /('metric:total_charges':\n +')/, '$1receipts|', () =>
        evaluate(world.dataDirectory, ['--baseline', join(copy, 'before.json')]),
      ),
  );
  expect(code).toBe(6);
  expect(stdout).toContain('held before and fails now:\n  suite/receipts-are-payments\n');
  expect(stdout).toContain(
    'found payer_ranking {"period":{"from":"2024-01","to":"2024-01"},"metric":"total_charges"',
  );
});

test('so is one in the words of CMS claims, by a suite for releases of these', async () => {
  const release = await openSmallCmsRelease();
  const data = join(copy, 'cms');
  try {
    await publishSmallRelease(release, data);
  } finally {
    await release.close();
  }
  const before = join(copy, 'before-cms.json');
  expect((await evaluate(data, ['-o', before])).stdout).toContain('cms-suite      2     2     0');
  const lexicon = 'agent/offline/cms/cms-lexicon.ts';
  const { code, stdout } = await planted(lexicon, /(?<=\|)deductibles(?=\|)/, 'deductables', () =>
    planted(lexicon, /('metric:reimbursed_amount':\n +')/, '$1deductibles|', () =>
      evaluate(data, ['--baseline', before]),
    ),
  );
  expect(code).toBe(6);
  expect(stdout).toContain('held before and fails now:\n  cms-suite/deductibles-are-owed\n');
  expect(stdout).not.toContain('cms-suite/inpatients');
});

test('a loosened threshold is caught by the name of its case, even where mask and attacker agree on it', async () => {
  const { code, stdout } = await planted(
    'tools/disclosure/policy.ts',
    /minimumCount: 11,\n {2}minimumPeople: 11/,
    'minimumCount: 3,\n  minimumPeople: 3',
    () =>
      planted('evals/attack/attack-policy.ts', 'minimum: 11', 'minimum: 3', async () => {
        const build = `import { buildNetwork } from './integrations/disclosure/testing/build-network.ts';
import { networkRows } from './integrations/disclosure/testing/network-rows.ts';
await buildNetwork(networkRows(${JSON.stringify(NETWORK)}), 'loosened');`;
        writeFileSync(join(copy, 'build.ts'), build);
        await run(process.execPath, ['build.ts'], { cwd: copy });
        return evaluate(join(copy, 'loosened'), ['--baseline', join(copy, 'before.json')]);
      }),
  );
  expect(code).toBe(6);
  expect(stdout).toContain('held before and fails now:\n  suite/seven-claims-are-withheld\n');
  expect(stdout).toContain('total_claims is 7');
});

test('an edited prompt is caught by the name of every case whose recording it is not, with its new hash', async () => {
  const server = await startLoopbackServer();
  const env = { OPENAI_API_KEY: 'sk-x', OPENAI_BASE_URL: server.baseUrl };
  const own = ['--model', 'openai:own', '--cassette', join(copy, 'tape'), '--filter', 'receipts'];
  const args = {
    period: '2024-01..2024-01',
    payers: null,
    metric: 'total_payments',
    order: 'highest',
    limit: 10,
  };
  try {
    server.script({ calls: [{ name: 'payer_ranking', args }] });
    const recorded = await evaluate(
      world.dataDirectory,
      [...own, '--record', '-o', join(copy, 'own.json')],
      env,
    );
    expect([recorded.code, recorded.stdout]).toEqual([0, expect.stringContaining('1 model calls')]);
    const { code, stdout } = await planted('prompts/plan.md', 'Never guess.', 'Guess where you must.', () =>
      evaluate(world.dataDirectory, [...own, '--baseline', join(copy, 'own.json')], env),
    );
    expect(code).toBe(6);
    expect(stdout).toContain('held before and fails now:\n  suite/receipts-are-payments\n');
    const hashes = [recorded.stdout, stdout].map((said) => /plan@3 ([0-9a-f]{12})/.exec(said)?.[1]);
    expect(hashes[0]).not.toBe(hashes[1]);
  } finally {
    await server.close();
  }
});
