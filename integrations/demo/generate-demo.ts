import { mkdir, mkdtemp, readdir, rename, rm } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { PayerscopeError } from '../../tools/errors.ts';
import type { Progress } from '../../tools/ports.ts';
import { calendar } from './calendar.ts';
import { contractTerms } from './contract-terms.ts';
import { drawMacros } from './draws.ts';
import { encounterClasses } from './encounter-classes.ts';
import { medicationOrders } from './medication-orders.ts';
import { medications } from './medications.ts';
import { organizations } from './organizations.ts';
import { payers } from './payers.ts';
import { people } from './people.ts';
import { type SourceFile, sourceFiles } from './source-files.ts';
import { transactions } from './transactions.ts';
import { visits } from './visits.ts';

export interface DemoOptions {
  /** Where the files go. Created; replaced when it holds nothing but an earlier demo. */
  readonly directory: string;
  /** Number of people, 1 to 5,000,000; about 17 claims each at 60 months. */
  readonly patients?: number;
  /** Any integer; the same seed gives the same bytes, whatever the number of threads. */
  readonly seed?: number;
  /** Last day of the data, `YYYY-MM-DD`. */
  readonly asOf?: string;
  /** Calendar months up to and including the month of `asOf`, 1 to 240. */
  readonly months?: number;
  readonly progress?: Progress;
  readonly threads?: number;
}

export interface DemoFiles {
  readonly files: readonly { readonly name: string; readonly rows: number }[];
}

/** Memory of the generator; beyond it DuckDB spills to the folder that is being written. */
const MEMORY_LIMIT = '1GB';

/**
 * Writes a synthetic regional network as Synthea-shaped CSV files: nine insurers, 40 organizations, 60 months,
 * with the five planted stories of STORIES.md. All rows are made inside DuckDB; they never pass through
 * JavaScript. The files appear together or not at all.
 *
 * @returns the files with their number of rows, header not counted
 * @throws PayerscopeError USAGE for parameters out of range or a directory that holds something else,
 *   STORE_UNAVAILABLE when the directory cannot be written
 * @example await generateDemo({ directory: '.payerscope/demo', patients: 20_000, seed: 1 })
 */
export async function generateDemo(options: DemoOptions): Promise<DemoFiles> {
  const { patients = 20_000, seed = 1, asOf = '2025-12-31', months = 60, progress } = options;
  const threads = options.threads ?? availableParallelism();
  requireInteger('patients', patients, 1, 5_000_000);
  requireInteger('seed', seed, Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER);
  requireInteger('months', months, 1, 240);
  requireInteger('threads', threads, 1, 1_024);
  requireDate(asOf);

  const directory = resolve(options.directory);
  const staging = await openStaging(directory);
  try {
    const settings = { patients, seed, months, asOf };
    const files = await writeFiles(staging, settings, threads, progress);
    await rm(join(staging, 'spill'), { recursive: true, force: true });
    await rm(directory, { recursive: true, force: true });
    await rename(staging, directory);
    return { files };
  } finally {
    await rm(staging, { recursive: true, force: true });
  }
}

interface Settings {
  readonly patients: number;
  readonly seed: number;
  readonly months: number;
  readonly asOf: string;
}

async function writeFiles(staging: string, settings: Settings, threads: number, progress?: Progress) {
  const database = await DuckDBInstance.create(':memory:', {
    threads: String(threads),
    memory_limit: MEMORY_LIMIT,
    temp_directory: join(staging, 'spill'),
  });
  try {
    const connect = async () => {
      const connection = await database.connect();
      await connection.run(variables(settings));
      return connection;
    };
    const connection = await connect();
    // The joins are written in their best order, the small table last; the optimizer cannot know the draws.
    await connection.run("set disabled_optimizers = 'join_order,build_side_probe_side'");
    progress?.step('Generating visits', `${settings.patients} patients, ${settings.months} months`);
    const reference = [
      drawMacros,
      payers,
      organizations,
      medications,
      calendar,
      contractTerms,
      encounterClasses,
    ];
    for (const part of [...reference, people, visits, transactions, medicationOrders]) {
      await connection.run(part);
    }
    progress?.step('Writing source files');
    // Side by side: the small files fill the gaps that the ordered output of the large ones leaves.
    return await Promise.all(
      sourceFiles.map(async (file) => {
        const writer = await connect();
        const result = await writer.run(copyStatement(file, join(staging, file.name)));
        const [[rows] = []] = await result.getRows();
        return { name: file.name, rows: Number(rows) };
      }),
    );
  } finally {
    database.closeSync();
  }
}

/** Variables belong to a connection, so every connection sets them. */
function variables({ seed, patients, months, asOf }: Settings): string {
  return `
    set variable seed = ${seed}::bigint;
    set variable patients = ${patients};
    set variable months = ${months};
    set variable as_of = date '${asOf}';
  `;
}

function copyStatement(file: SourceFile, path: string): string {
  const columns = file.header.split(',').map((name) => `${file.columns[name] ?? 'null'} as "${name}"`);
  return `copy (select ${columns.join(', ')} ${file.from})
    to '${path.replaceAll("'", "''")}'
    (format csv, header, timestampformat '%Y-%m-%dT%H:%M:%SZ', dateformat '%Y-%m-%d')`;
}

async function openStaging(directory: string): Promise<string> {
  const present = await readdir(directory).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw unwritable(directory, error);
  });
  const ours = new Set(sourceFiles.map((file) => file.name));
  const foreign = present.find((name) => !ours.has(name));
  if (foreign !== undefined) {
    throw new PayerscopeError(
      'USAGE',
      `The demo would replace ${directory}, which holds other files (${foreign}); name an empty directory.`,
    );
  }
  try {
    await mkdir(dirname(directory), { recursive: true });
    return await mkdtemp(`${directory}.partial-`);
  } catch (error) {
    throw unwritable(directory, error);
  }
}

function unwritable(directory: string, cause: unknown): PayerscopeError {
  return new PayerscopeError(
    'STORE_UNAVAILABLE',
    `The demo cannot be written to ${directory}; check that the directory may be created and written.`,
    { cause },
  );
}

function requireInteger(name: string, value: number, least: number, most: number): void {
  if (Number.isSafeInteger(value) && value >= least && value <= most) return;
  throw new PayerscopeError(
    'USAGE',
    `${name} must be a whole number from ${least} to ${most}, not ${value}.`,
  );
}

function requireDate(asOf: string): void {
  const day = /^\d{4}-\d{2}-\d{2}$/.test(asOf) ? new Date(`${asOf}T00:00:00Z`) : new Date(Number.NaN);
  if (!Number.isNaN(day.getTime()) && day.toISOString().startsWith(asOf)) return;
  throw new PayerscopeError('USAGE', `as-of must be a calendar day like 2025-12-31, not "${asOf}".`);
}
