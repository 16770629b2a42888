import { mkdtemp, rm } from 'node:fs/promises';
import { cpus, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type Chapter, overBound, toMarkdown } from '../../evals/bench/report.ts';
import { EXIT, PayerscopeError } from '../../tools/errors.ts';
import { writeOutputFile } from '../cli/write-output-file.ts';
import type { BenchContext } from './bench-context.ts';
import { billingFigures, billingSizes } from './billing-figures.ts';
import { buildFigures, demoFigures, SIZES } from './build-figures.ts';
import { dbtFigures } from './dbt-figures.ts';
import { runnerFigures } from './runner-figures.ts';
import { slackFigures } from './slack-figures.ts';
import { startFigures } from './start-figures.ts';
import { warmFigures } from './warm-figures.ts';

/**
 * `npm run bench -- [--rounds 3] [--sizes 10k,100k,1m,10m] [--python FILE] [--dbt FILE] [--promptfoo DIR]
 * [--billing 1m,5m] [--sources DIR] [--memory 2000] [-o FILE.md|FILE.json …]`:
 * builds and asks as people do, through the bundle, and prints medians against the project's bounds, beside the engine
 * or the runtime alone and, with a Python that has `evals/bench/peers/requirements.txt`, beside the classic stack; with one
 * that has `integrations/python/requirements.txt` (`--dbt`) beside dbt itself, with a folder where promptfoo and yaml are
 * installed beside promptfoo; all in one run. Exits 6 when a figure is over its bound.
 */
const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '3' },
    sizes: { type: 'string', default: '10k,1m' },
    billing: { type: 'string', default: '' },
    python: { type: 'string' },
    dbt: { type: 'string' },
    promptfoo: { type: 'string' },
    sources: { type: 'string' },
    memory: { type: 'string', default: '0' },
    output: { type: 'string', short: 'o', multiple: true, default: [] },
  },
});

function wanted(): string[] {
  const sizes = values.sizes.split(',').filter((size) => size !== '');
  const unknown = sizes.find((size) => !(size in SIZES));
  if (unknown !== undefined)
    throw new PayerscopeError(
      'USAGE',
      `--sizes knows ${Object.keys(SIZES).join(', ')}; "${unknown}" is none of them.`,
    );
  return sizes;
}

const machine = (): string =>
  `Node ${process.versions.node}, ${cpus().length} × ${cpus()[0]?.model ?? 'an unknown processor'}, ${Math.round(totalmem() / 2 ** 30)} GiB`;

async function measure(
  context: BenchContext,
  sizes: readonly string[],
  billing: readonly string[],
): Promise<Chapter[]> {
  const demo = join(context.scratch, 'demo');
  const chapters: Chapter[] = [
    await demoFigures(demo, context),
    await startFigures(demo, context),
    await warmFigures(demo, context),
    await slackFigures(demo, { singles: 20, memory: Number(values.memory) }),
  ];
  if (values.promptfoo !== undefined) chapters.push(await runnerFigures(demo, values.promptfoo, context));
  if (values.dbt !== undefined) {
    for (const size of sizes.filter((one) => one === '10k' || one === '1m'))
      chapters.push(await dbtFigures(size, values.dbt, context));
  }
  const answers: number[] = [];
  for (const size of sizes) {
    const { answer, ...chapter } = await buildFigures(size, context);
    chapters.push(chapter);
    answers.push(answer);
  }
  for (const size of billing) chapters.push(await billingFigures(size, context));
  const [first, last] = [answers[0], answers.at(-1)];
  if (first !== undefined && last !== undefined && answers.length > 1)
    chapters.push({
      title: 'Size does not matter to an answer',
      figures: [
        {
          name: `a warm answer at ${sizes.at(-1)} ÷ at ${sizes[0]}`,
          unit: 'x',
          limit: 1.5,
          value: last / first,
        },
      ],
    });
  return chapters;
}

try {
  const sizes = wanted();
  const billing = billingSizes(values.billing, '--billing');
  const scratch = await mkdtemp(join(tmpdir(), 'payerscope-bench-'));
  try {
    const context: BenchContext = {
      rounds: Number(values.rounds),
      scratch,
      python: values.python ?? null,
      sources: values.sources ?? null,
      say: (text) => void process.stderr.write(`${text}\n`),
    };
    const chapters = await measure(context, sizes, billing);
    const report = `Measured on ${machine()}; medians of one run.\n\n${toMarkdown(chapters)}\n`;
    process.stdout.write(report);
    for (const file of values.output)
      await writeOutputFile(
        file,
        Buffer.from(
          file.endsWith('.json') ? `${JSON.stringify({ machine: machine(), chapters }, null, 2)}\n` : report,
        ),
      );
    process.exitCode = overBound(chapters).length > 0 ? EXIT.checkFailed : 0;
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
} catch (error) {
  if (!(error instanceof PayerscopeError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = error.exitCode;
}
