import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { overBound, toMarkdown } from '../../evals/bench/report.ts';
import { EXIT, PayerscopeError } from '../../tools/errors.ts';
import { BILLING_SIZES, billingFigures } from './billing-figures.ts';

/**
 * `npm run bench:billing -- [--rows 5m] [--sources DIR]`: billing files alone, through the bundle. Exits 6 when a
 * figure is over its bound.
 */
const { values } = parseArgs({
  options: { rows: { type: 'string', default: '5m' }, sources: { type: 'string' } },
});
const scratch = await mkdtemp(join(tmpdir(), 'payerscope-bench-'));
try {
  const sizes = values.rows.split(',');
  const unknown = sizes.find((size) => !(size in BILLING_SIZES));
  if (unknown !== undefined) {
    throw new PayerscopeError(
      'USAGE',
      `--rows knows ${Object.keys(BILLING_SIZES).join(', ')}; "${unknown}" is none of them.`,
    );
  }
  const chapters = [];
  for (const size of sizes) {
    chapters.push(
      await billingFigures(size, {
        rounds: 1,
        scratch,
        python: null,
        sources: values.sources ?? null,
        say: (text) => void process.stderr.write(`${text}\n`),
      }),
    );
  }
  process.stdout.write(`${toMarkdown(chapters)}\n`);
  process.exitCode = overBound(chapters).length > 0 ? EXIT.checkFailed : 0;
} catch (error) {
  if (!(error instanceof PayerscopeError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = error.exitCode;
} finally {
  await rm(scratch, { recursive: true, force: true });
}
