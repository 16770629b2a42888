import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { buildChart } from '../../tools/charts/build-chart.ts';
import { chartManifest } from '../../tools/charts/testing/chart-result.ts';
import { everyKind } from '../../tools/charts/testing/every-kind.ts';
import { answerOf } from './testing/hand-made-answer.ts';
import { memoryWorkspace, runCommandLine } from './testing/run-command-line.ts';

const folder = mkdtempSync(join(tmpdir(), 'payerscope-chart-file-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const chart = buildChart(everyKind()['bars upright']!.table, { manifest: chartManifest })!;
const ask = (file: string, options: Parameters<typeof runCommandLine>[1] = {}, ...flags: string[]) =>
  runCommandLine(['ask', 'x', '--chart', file, ...flags], {
    workspace: memoryWorkspace(answerOf({ chart })),
    ...options,
  });
const ESC = '\u001b';

describe('--chart', () => {
  test('writes a PNG or an SVG by the name of the file, and says so', async () => {
    for (const [name, begins] of [
      ['payers.png', '\u0089PNG'],
      ['payers.SVG', '<svg '],
    ] as const) {
      const file = join(folder, name);
      const { code, stdout, stderr } = await ask(file);
      expect(code).toBe(0);
      expect(stderr).toContain(`Wrote ${file} (Aetna has the highest total payments`);
      expect(stdout).not.toContain(ESC);
      expect(readFileSync(file, 'latin1').startsWith(begins)).toBe(true);
    }
    expect(readdirSync(folder).filter((name) => name.endsWith('.tmp'))).toEqual([]);
  });

  test('with --json the document is all there is on stdout, the specification in it', async () => {
    const { stdout } = await ask(
      join(folder, 'j.png'),
      { env: { TERM: 'xterm-kitty' }, tty: { columns: 100 } },
      '--json',
    );
    expect(Object.keys(JSON.parse(stdout).chart)).toEqual(['title', 'spec']);
    expect(JSON.parse(stdout).chart).toEqual(JSON.parse(JSON.stringify(chart)));
  });

  test.each([
    ['kitty', { TERM: 'xterm-kitty' }, `${ESC}_Ga=T,f=100,q=2,c=90,m=1;`, `${ESC}\\\n`],
    ['iTerm2', { TERM_PROGRAM: 'iTerm.app' }, `${ESC}]1337;File=inline=1;size=`, '\u0007\n'],
  ])(
    'shows the image after the answer in a terminal like %s, the file named as well',
    async (_, env, start, end) => {
      const file = join(folder, 'shown.svg');
      const { stdout, stderr } = await ask(file, { env, tty: { columns: 120 } });
      expect(stdout).toContain(start);
      expect(stdout.endsWith(end)).toBe(true);
      expect(stdout.indexOf(start)).toBeGreaterThan(stdout.indexOf('Ask next'));
      expect(stderr.replaceAll(/\s+/g, ' ')).toContain(`Wrote ${file}`);
      const piped = await ask(file, { env });
      expect(piped.stdout).not.toContain(ESC);
    },
  );

  test('an answer without a chart leaves the file alone', async () => {
    const file = join(folder, 'none.png');
    const { code, stderr } = await ask(file, { workspace: memoryWorkspace(answerOf()) });
    expect(code).toBe(0);
    expect(stderr).toContain(
      `No chart of this answer, because its values are withheld, or too few: ${file} was left`,
    );
    expect(readdirSync(folder)).not.toContain('none.png');
  });

  test('is refused before any work where nothing could be written', async () => {
    const workspace = memoryWorkspace(answerOf(), { released: false });
    const { code, stdout } = await ask(join(folder, 'nowhere', 'x.png'), { workspace });
    expect(code).toBe(2);
    expect(stdout).toBe('');
    expect(workspace.demos).toEqual([]);
  });
});
