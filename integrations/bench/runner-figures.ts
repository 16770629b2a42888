import { cp, mkdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { stringify } from 'yaml';
import { runMeasured } from '../../evals/bench/measure.ts';
import type { Chapter } from '../../evals/bench/report.ts';
import { packageRoot } from '../../sql/package-root.ts';
import { type BenchContext, payerscope } from './bench-context.ts';

const SUITE = 'values-demo';
const QUIET = { PROMPTFOO_DISABLE_TELEMETRY: '1', PROMPTFOO_DISABLE_UPDATE: '1' };

interface PromptfooReport {
  readonly results: { readonly stats: { readonly successes: number } };
}

/**
 * One suite played by our runner and by promptfoo, through the provider and the suite reader that are shipped for it.
 * Both judge the same assertions of the same answers; ours asks in one process, promptfoo starts the program for each
 * question, four at once.
 *
 * @param data whose release is asked
 * @param promptfoo folder where promptfoo and `yaml` are installed
 * @throws Error when promptfoo does not pass what ours does
 */
export async function runnerFigures(
  data: string,
  promptfoo: string,
  { scratch, say }: BenchContext,
): Promise<Chapter> {
  say(`${SUITE} in our runner and in promptfoo`);
  const report = join(scratch, 'runner.json');
  const own = await payerscope('eval', SUITE, '--data', data, '-o', report);
  const { cases } = JSON.parse(await readFile(report, 'utf8')) as { cases: readonly unknown[] };

  const folder = join(scratch, 'promptfoo');
  await mkdir(folder);
  await cp(join(packageRoot(), 'evals', 'promptfoo'), folder, { recursive: true });
  await symlink(resolve(promptfoo, 'node_modules'), join(folder, 'node_modules'));
  const command = [process.execPath, join(packageRoot(), 'dist', 'payerscope.js')];
  const suites = [join(packageRoot(), 'evals', 'suites', `${SUITE}.yaml`)];
  const config = join(folder, 'bench.yaml');
  await writeFile(
    config,
    stringify({
      prompts: ['{{question}}'],
      providers: [{ id: 'file://provider.mjs', config: { command, data: resolve(data) } }],
      tests: [{ path: 'file://suite-tests.mjs', config: { suites } }],
    }),
  );
  const theirs = join(folder, 'report.json');
  const program = join(folder, 'node_modules', 'promptfoo', 'dist', 'src', 'entrypoint.js');
  const other = await runMeasured(
    process.execPath,
    [program, 'eval', '-c', config, '-o', theirs, '--no-cache', '--no-table', '--no-progress-bar'],
    { env: { ...QUIET, PROMPTFOO_CONFIG_DIR: join(folder, 'state') } },
  );
  const { successes } = (JSON.parse(await readFile(theirs, 'utf8')) as PromptfooReport).results.stats;
  if (successes !== cases.length)
    throw new Error(`promptfoo passed ${successes} of the ${cases.length} cases that our runner passed.`);
  return {
    title: 'The eval runner',
    figures: [
      { name: 'cases with figures', unit: 'rows', value: cases.length },
      {
        name: 'played and judged, start of the program included',
        unit: 's',
        value: own.seconds,
        peer: { name: 'promptfoo', value: other.seconds },
      },
      {
        name: 'peak memory',
        unit: 'MiB',
        value: own.peakMiB ?? 0,
        peer: { name: 'promptfoo, without the programs it starts', value: other.peakMiB ?? 0 },
      },
    ],
  };
}
