import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { type ProcessFigures, runMeasured } from '../../evals/bench/measure.ts';
import type { Chapter, Figure } from '../../evals/bench/report.ts';
import { intakeLog } from '../intake/process/intake-log.ts';
import { intakeFolders } from '../intake/store/intake-folders.ts';
import { type BenchContext, payerscope } from './bench-context.ts';
import { billingSource, type KnownRows } from './billing-source.ts';

/** Rows by name, and the project's own bounds on processing them. */
export const BILLING_SIZES: Readonly<Record<string, { rows: number; seconds?: number; memory?: number }>> = {
  '100k': { rows: 100_000 },
  '1m': { rows: 1_000_000 },
  '5m': { rows: 5_000_000, seconds: 90, memory: 2_048 },
};

/** A figure that is fast because rows were lost is none. */
async function requireKnownRows(dataDirectory: string, known: KnownRows): Promise<void> {
  const folders = intakeFolders(dataDirectory);
  const [folder = ''] = await readdir(folders.processed);
  const { rows, repaired, duplicates } = intakeLog.parse(
    JSON.parse(await readFile(join(folders.processed, folder, 'log.json'), 'utf8')),
  );
  const told = { rows, repaired, duplicates };
  if (!isDeepStrictEqual(told, known)) {
    throw new Error(`the log says ${JSON.stringify(told)} and must say ${JSON.stringify(known)}`);
  }
}

const figuresOf = (
  name: string,
  { seconds, cpuSeconds, peakMiB }: ProcessFigures,
  floor?: ProcessFigures,
  bounds: { readonly seconds?: number; readonly memory?: number } = {},
): Figure[] => {
  const beside = (value: number | null | undefined) =>
    value == null ? {} : { floor: { name: 'DuckDB alone: read and add up', value } };
  return [
    {
      name,
      unit: 's',
      value: seconds,
      ...(bounds.seconds !== undefined && { limit: bounds.seconds }),
      ...beside(floor?.seconds),
    },
    { name: `${name}: processor`, unit: 's', value: cpuSeconds ?? 0, ...beside(floor?.cpuSeconds) },
    {
      name: `${name}: peak memory`,
      unit: 'MiB',
      value: peakMiB ?? 0,
      ...(bounds.memory !== undefined && { limit: bounds.memory }),
      ...beside(floor?.peakMiB),
    },
  ];
};

/** A dirty billing file of one size, from its bytes to a published, attacked release. */
export async function billingFigures(size: string, context: BenchContext): Promise<Chapter> {
  const { rows, ...bounds } = BILLING_SIZES[size]!;
  const { sources, scratch, say } = context;
  say(`generating ${size} billing rows`);
  const { path, known } = await billingSource(sources ?? scratch, rows);
  const data = join(scratch, `billing-${size}`);
  say('DuckDB alone');
  const alone = await runMeasured(process.execPath, [join(import.meta.dirname, 'csv-alone.ts'), path]);
  const run = async (...args: string[]): Promise<ProcessFigures> => {
    say(args.join(' '));
    const figures = await payerscope(...args, '--data', data);
    say(`  ${figures.seconds.toFixed(1)} s, processor ${(figures.cpuSeconds ?? 0).toFixed(1)} s`);
    return figures;
  };
  const add = await run('intake', 'add', path);
  const processed = await run('intake', 'process');
  await requireKnownRows(data, known);
  const build = await run('build', '--format', 'billing');
  await rm(data, { recursive: true, force: true });
  if (sources === null) await rm(path, { force: true });
  return {
    title: `A billing file of ${size} rows`,
    figures: [
      { name: 'rows, every one accounted for', unit: 'rows', value: known.rows.read },
      ...figuresOf('`intake add`', add),
      ...figuresOf('`intake process`', processed, alone, bounds),
      ...figuresOf('`build --format billing`', build),
    ],
  };
}
