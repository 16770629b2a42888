import { randomBytes } from 'node:crypto';
import { mkdir, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { packageRoot } from '../../sql/package-root.ts';
import {
  type FactDefinition,
  factDefinition,
  familyDefinition,
} from '../../tools/disclosure/family-definition.ts';
import { maskFact } from '../../tools/disclosure/mask.ts';
import { createPolicy, type DisclosurePolicy } from '../../tools/disclosure/policy.ts';
import { PayerscopeError } from '../../tools/errors.ts';
import type { Clock, Progress, Warehouse } from '../../tools/ports.ts';
import type { BuildReport } from '../application.ts';
import { createDuckDbWarehouse } from '../warehouse/duckdb/duckdb-warehouse.ts';
import { takeBuildLock } from './build-lock.ts';
import { carryOver } from './carry-over.ts';
import { dataWindow, MONTH_DEPTH } from './data-window.ts';
import { loadProject } from './dbt/load-project.ts';
import type { Project } from './dbt/project.ts';
import { runProject } from './dbt/run-project.ts';
import { namingFullDisk } from './full-disk.ts';
import { formatImportLog } from './import/format-import-log.ts';
import { importSynthea } from './import/import-synthea.ts';
import { lastCompleteServiceMonth } from './import/last-complete-service-month.ts';
import { keepTruth } from './keep-truth.ts';
import { publishRelease, setCurrentRelease } from './publish-release.ts';
import { readFamilies } from './read-families.ts';
import { releasesDirectory } from './releases.ts';

export interface BuildInput {
  readonly dataDirectory: string;
  /** Directory of source files. */
  readonly source: string;
  /** Makes the source files first, inside the build's lock. */
  readonly generate?: () => Promise<unknown>;
  readonly format: 'synthea';
  /** Shown in answers and the manifest; never a path. */
  readonly title: string;
  /** Last day of a month; default: the end of the last complete service month of the source. */
  readonly asOf?: string;
  /**
   * Breaks ties in the mask. Default: a random key that the warehouse keeps. The demo passes one derived from
   * its seed, so that everyone's demo is the same release; it is never kept for real sources.
   */
  readonly tieKey?: string;
  /** Thresholds of disclosure control to raise above the minimum. */
  readonly policy?: Partial<DisclosurePolicy>;
  /** Tells which service dates are in the future. */
  readonly clock: Clock;
  readonly threads?: number;
  readonly memoryLimit?: string;
  readonly progress: Progress;
}

/**
 * Source files → warehouse → families → mask → release, in force at the end. One build at a time per data
 * directory; a failed or killed build leaves the warehouse and the release in force as they were, because both
 * are written beside and renamed.
 *
 * @throws PayerscopeError SOURCE_INVALID, BUILD_FAILED, BUILD_RUNNING, RELEASE_REFUSED, STORE_UNAVAILABLE
 */
export async function buildRelease(input: BuildInput): Promise<BuildReport> {
  const unlock = takeBuildLock(input.dataDirectory);
  try {
    return await buildLocked(input);
  } catch (error) {
    throw namingFullDisk(error, input.dataDirectory);
  } finally {
    unlock();
  }
}

async function buildLocked(input: BuildInput): Promise<BuildReport> {
  const { dataDirectory, progress } = input;
  const policy = createPolicy(input.policy);
  const steps = createSteps(progress);
  const final = join(dataDirectory, 'warehouse.duckdb');
  const building = join(dataDirectory, 'warehouse.building.duckdb');
  const spill = join(dataDirectory, 'spill');
  const releases = releasesDirectory(dataDirectory);
  const clean = async () => {
    // What a killed build was writing: nobody else writes there, this build holds the lock.
    const begun = (await readdir(releases).catch(() => [])).filter((name) =>
      /^\.(writing|current)-/.test(name),
    );
    const left = [building, `${building}.wal`, spill, ...begun.map((name) => join(releases, name))];
    await Promise.all(left.map((path) => rm(path, { recursive: true, force: true })));
  };

  await clean();
  if (input.generate) await steps.run('generate', input.generate);
  await mkdir(releases, { recursive: true });
  let warehouse: Warehouse | null = await createDuckDbWarehouse({
    path: building,
    tempDirectory: spill,
    ...(input.threads ? { threads: input.threads } : {}),
    ...(input.memoryLimit ? { memoryLimit: input.memoryLimit } : {}),
  });
  try {
    const open = warehouse;
    const log = await steps.run('import', () =>
      importSynthea({ warehouse: open, directory: input.source, progress }),
    );
    const asOf =
      input.asOf ?? (await lastCompleteServiceMonth(open, input.clock.now().toISOString().slice(0, 10)));
    const [first, last] = await serviceMonths(open, asOf);
    // A small demo may have no claim in its first or last month; a source that has none by then is a mistake.
    if (!input.generate) requireWithin(asOf, first, last);
    const window = dataWindow(asOf, first);

    const project = loadProject(join(packageRoot(), 'sql'));
    await steps.run('models and tests', () =>
      runProject({
        project,
        warehouse: open,
        vars: { as_of: asOf, window_months: window.months, month_depth: MONTH_DEPTH },
        progress,
      }),
    );

    const { facts, definitions } = declaredFamilies(project);
    const read = await steps.run('families', () => readFamilies(open, facts, definitions, window));

    const keptKey = await carryOver(open, final, randomBytes(32).toString('hex'), progress);
    const tieKey = input.tieKey ?? keptKey;
    const masked = await steps.run('mask', async () =>
      read.facts.flatMap(({ fact, families }) => {
        const result = maskFact({ fact, families: [...families], policy, tieKey });
        return families.map((table, index) => ({ table, fact, masked: result.masked[index]! }));
      }),
    );

    const { manifest, path } = await steps.run('publish', async () => {
      const amount = await open.query('select amount_basis from marts.receivables_basis');
      const content = {
        families: masked,
        window,
        asOf,
        source: { format: input.format, title: input.title },
        receivablesAmount:
          amount[0]?.['amount_basis'] === 'peak_outstanding'
            ? ('peak_outstanding' as const)
            : ('open_balance' as const),
        members: read.members,
        countThreshold: policy.minimumCount,
      };
      const published = await publishRelease(content, releases, input.threads);
      await keepTruth(open, published.manifest.id, masked);
      await open.execute('checkpoint');
      await open.close();
      warehouse = null;
      // The truth of the new release stands in the warehouse before the release is put in force.
      await rename(building, final);
      await setCurrentRelease(releases, published.manifest.id);
      return published;
    });

    return {
      releaseId: manifest.id,
      path,
      steps: steps.done,
      importLog: formatImportLog(log),
      withheld: manifest.families.flatMap((family) => {
        const fact = facts.find(({ name }) => name === family.fact);
        return Object.entries(family.withheld).map(([measure, counts]) => ({
          family: family.name,
          measure,
          kind: kindOf(fact, measure),
          ...counts,
        }));
      }),
    };
  } finally {
    await warehouse?.close();
    await clean();
  }
}

/** The facts and families the project declares in the YAML beside its models. */
function declaredFamilies(project: Project) {
  const nodes = [...project.nodes.values()];
  return {
    facts: nodes.flatMap(({ config }) =>
      config.meta['fact'] ? [factDefinition.parse(config.meta['fact'])] : [],
    ),
    definitions: nodes.flatMap(({ name, config }) =>
      config.meta['family'] ? [{ name, definition: familyDefinition.parse(config.meta['family']) }] : [],
    ),
  };
}

/** How a measure is masked, in the three ways people tell apart; a sum goes with the count it is averaged over. */
function kindOf(fact: FactDefinition | undefined, measure: string): BuildReport['withheld'][number]['kind'] {
  const definition = fact?.measures[measure];
  if (definition?.kind === 'total') return kindOf(fact, definition.of);
  if (definition?.kind === 'dollars') return 'dollars';
  return definition?.kind === 'count' && definition.within !== undefined ? 'part' : 'count';
}

/** First and last month with a claim, as `YYYY-MM`; the as-of month when there is none. */
async function serviceMonths(warehouse: Warehouse, asOf: string): Promise<[string, string]> {
  const [row] = await warehouse.query(
    "select strftime(min(servicedate), '%Y-%m') as first, strftime(max(servicedate), '%Y-%m') as last from raw.claims",
  );
  const month = (name: string): string => (typeof row?.[name] === 'string' ? row[name] : asOf.slice(0, 7));
  return [month('first'), month('last')];
}

/** Months without a single claim would be published as zeros, and read as if nobody had come. */
function requireWithin(asOf: string, first: string, last: string): void {
  const month = asOf.slice(0, 7);
  if (month >= first && month <= last) return;
  throw new PayerscopeError(
    'USAGE',
    `--as-of ${asOf} is outside the source, whose claims run from ${first} to ${last}; name the end of one of these months, or leave it out.`,
  );
}

function createSteps(progress: Progress) {
  const done: { name: string; seconds: number }[] = [];
  return {
    done,
    async run<T>(name: string, work: () => Promise<T>): Promise<T> {
      const start = performance.now();
      const result = await work();
      const seconds = (performance.now() - start) / 1000;
      done.push({ name, seconds });
      progress.step(name, `${seconds.toFixed(1)} s`);
      return result;
    },
  };
}

/**
 * Checks an as-of date given by a person.
 * @throws PayerscopeError USAGE unless it is the last day of a calendar month, `YYYY-MM-DD`
 */
export function parseAsOf(text: string): string {
  const match = /^(\d{4})-(0[1-9]|1[0-2])-(\d{2})$/.exec(text);
  const lastDay = match ? new Date(Date.UTC(Number(match[1]), Number(match[2]), 0)).getUTCDate() : 0;
  if (!match || Number(match[3]) !== lastDay) {
    throw new PayerscopeError(
      'USAGE',
      `--as-of must be the last day of a month written as YYYY-MM-DD, such as 2025-12-31; got "${text}".`,
    );
  }
  return text;
}
