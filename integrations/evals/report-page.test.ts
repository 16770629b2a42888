import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, expect, test } from 'vitest';
import type { EvalReport } from '../../evals/report/eval-report.ts';
import { toHtml } from '../../evals/report/html-report.ts';

// The page in a real browser, where there is one: it must run under its own policy, and show hostile text as text.
const BROWSERS = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
const browser = BROWSERS.find((path) => existsSync(path));
const folder = mkdtempSync(join(tmpdir(), 'payerscope-page-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const HOSTILE = '</script><script>document.title="run"</script><img src=x onerror="document.title=1">';
const usage = { calls: 0, promptTokens: 0, completionTokens: 0, costUsd: 0 };
const played = (id: string, pass: boolean): EvalReport['cases'][number] => ({
  ...{ suite: 's', id, category: 'c', description: `why ${HOSTILE}`, turns: [`asked ${HOSTILE}`] },
  ...{ held: pass ? 1 : 0, played: 1 },
  attempts: [
    {
      ...{
        pass,
        milliseconds: 12,
        usage,
        failures: pass ? [] : [{ type: 'plan', reason: `wrong ${HOSTILE}` }],
      },
      turns: [
        {
          ...{
            question: `asked ${HOSTILE}`,
            status: 'answered',
            answerId: 'a_1',
            planner: 'offline',
            readAs: '',
          },
          ...{ headline: `said ${HOSTILE}`, text: '', notes: [], milliseconds: 12, plan: { kind: 'help' } },
          statements: [{ template: 't', params: {}, sql: 'k', resultHash: 'h', rows: 3, withheld: 1 }],
          steps: [{ name: 'Reading the question', milliseconds: 12 }],
        },
      ],
    },
  ],
});
const report: EvalReport = {
  ...{ format: 'payerscope-eval/1', program: '1', model: 'offline', release: 'r', prompts: [], repeat: 1 },
  sourceFormat: 'billing',
  ...{ flaky: [], usage, sql: { k: 'select 1' }, suites: [{ name: 's', description: 'd' }] },
  passAll: [{ k: 1, share: 0.5, interval: { low: 0.1, high: 0.9 } }],
  cases: [played('holds', true), played('fails', false)],
  redTeam: { seed: 1, attempts: 2, tallies: [], findings: [], examples: [] },
};
const comparison = {
  baseline: { model: 'offline', release: 'r' },
  ...{ broken: ['s/fails'], unsteady: [], mended: [], failingNew: [], missing: 0, p: 1, regressed: true },
};

test('the page holds no markup of a report’s words, and loads nothing', async () => {
  const page = await toHtml(report, comparison);
  expect(page.match(/<script/g)).toHaveLength(2);
  expect(page).toContain('<code>r</code> of billing files');
  expect(page).not.toContain('<img');
  expect(page.match(/\b(?:src|href)="(?!#)/)).toBeNull();
});

test.skipIf(browser === undefined)(
  'a browser runs it, shows the changed case with its trace, and nothing hostile runs',
  async () => {
    const file = join(folder, 'report.html');
    writeFileSync(file, await toHtml(report, comparison));
    const flags = [
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      `--user-data-dir=${join(folder, 'profile')}`,
      '--dump-dom',
    ];
    const { stdout } = await promisify(execFile)(browser!, [...flags, `file://${file}`], { timeout: 50_000 });
    const [, list = ''] = /id="list"[^>]*>([\s\S]*?)<section/.exec(stdout) ?? [];
    expect(list.match(/role="option"/g)).toHaveLength(1);
    expect(list).toContain('s/fails');
    const [, detail = ''] = /id="detail"[^>]*>([\s\S]*?)<\/section>/.exec(stdout) ?? [];
    for (const words of [
      'held before, fails now',
      'Reading the question 12 ms',
      '3 rows, 1 cells withheld',
      'select 1',
    ])
      expect(detail).toContain(words);
    expect(detail).toContain('&lt;img src=x');
    expect(stdout).toContain('<title>Payerscope eval: offline on r</title>');
  },
);
