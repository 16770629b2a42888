import { copyFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { runMeasured } from '../../evals/bench/measure.ts';
import type { Chapter } from '../../evals/bench/report.ts';
import { packageRoot } from '../../sql/package-root.ts';
import type { BenchContext } from './bench-context.ts';
import { sourceOf } from './build-figures.ts';

/** The last day of what the generator makes by default. */
const AS_OF = '2025-12-31';

/**
 * The models with their seeds, snapshots and tests, by the embedded runner and by dbt itself, each in a process of its own
 * over a copy of the same imported files.
 *
 * @param dbt Python with the packages of `integrations/python/requirements.txt`
 */
export async function dbtFigures(size: string, dbt: string, context: BenchContext): Promise<Chapter> {
  const { scratch, say } = context;
  const { directory } = await sourceOf(size, context);
  const [own, theirs] = [join(scratch, 'embedded.duckdb'), join(scratch, 'by_dbt.duckdb')];
  const embedded = (...args: string[]) =>
    runMeasured(process.execPath, [join(import.meta.dirname, 'embedded-models.ts'), ...args]);
  say(`models of ${size} claims by the embedded runner and by dbt`);
  await embedded('import', directory, own);
  await copyFile(own, theirs);
  const ours = await embedded('build', own, AS_OF);
  const project = join(packageRoot(), 'sql');
  const places = ['--target-path', join(scratch, 'target'), '--log-path', join(scratch, 'logs')];
  const dbtArgs = [
    ...['-c', 'from dbt.cli.main import cli; cli()', 'build', ...places],
    ...['--profiles-dir', project, '--vars', `{as_of: ${AS_OF}}`],
  ];
  const other = await runMeasured(dbt, dbtArgs, {
    cwd: project,
    env: { PAYERSCOPE_DBT_DUCKDB: theirs, DBT_SEND_ANONYMOUS_USAGE_STATS: 'false' },
  });
  await Promise.all([own, theirs].map((file) => rm(file, { force: true })));
  return {
    title: `The dbt project on ${size} claims`,
    figures: [
      {
        name: 'seeds, models, snapshots and tests',
        unit: 's',
        value: ours.seconds,
        peer: { name: 'dbt-duckdb', value: other.seconds },
      },
      {
        name: 'peak memory',
        unit: 'MiB',
        value: ours.peakMiB ?? 0,
        peer: { name: 'dbt-duckdb', value: other.peakMiB ?? 0 },
      },
    ],
  };
}
