import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { overBound, toMarkdown } from '../../evals/bench/report.ts';
import { EXIT, PayerscopeError } from '../../tools/errors.ts';
import type { BenchContext } from './bench-context.ts';
import { billingFigures, billingSizes } from './billing-figures.ts';
import { malformedFigures } from './malformed-figures.ts';

/**
 * `npm run bench:billing -- [--rows 5m] [--sources DIR] [--malformed]`: billing files alone, through the bundle;
 * `--malformed` measures files that are none instead, a gigabyte each. Exits 6 when a figure is over its bound.
 */
const { values } = parseArgs({
  options: {
    rows: { type: 'string', default: '5m' },
    sources: { type: 'string' },
    malformed: { type: 'boolean', default: false },
  },
});
const scratch = await mkdtemp(join(tmpdir(), 'payerscope-bench-'));
try {
  const sizes = billingSizes(values.rows, '--rows');
  const context: BenchContext = {
    rounds: 1,
    scratch,
    python: null,
    sources: values.sources ?? null,
    say: (text) => void process.stderr.write(`${text}\n`),
  };
  const chapters = [];
  if (values.malformed) chapters.push(await malformedFigures(context));
  else for (const size of sizes) chapters.push(await billingFigures(size, context));
  process.stdout.write(`${toMarkdown(chapters)}\n`);
  process.exitCode = overBound(chapters).length > 0 ? EXIT.checkFailed : 0;
} catch (error) {
  if (!(error instanceof PayerscopeError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = error.exitCode;
} finally {
  await rm(scratch, { recursive: true, force: true });
}
