import { accessSync, constants, existsSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { PayerscopeError } from '../tools/errors.ts';
import type { ReleaseStore } from '../tools/ports.ts';
import type { Check } from './application.ts';
import { examineAuditLog } from './audit/examine-audit-log.ts';
import { recomputeReleaseId } from './builder/release-id.ts';
import { checkSeal, requireNamed } from './builder/release-seal.ts';
import { currentReleaseFile } from './builder/releases.ts';
import { openDuckDbRelease } from './warehouse/duckdb/duckdb-release-store.ts';

export interface DoctorInput {
  readonly dataDirectory: string;
  readonly auditDirectory: string;
  /** `process.versions.node`. */
  readonly nodeVersion: string;
  /** What was found where releases are asked in a shared warehouse instead of here. */
  readonly shared?: readonly Check[];
  readonly planner: string;
  /** Whether the language model's server answers; absent where there is none. */
  readonly languageModel?: Check;
  readonly fiscalYearStart: number | null;
  readonly platform: { readonly os: string; readonly architecture: string };
}

/** Statements an agent must not be able to run; the release store has to refuse each. */
const FORBIDDEN = [
  { what: 'read files', sql: "select * from read_csv('package.json')" },
  { what: 'write to the release', sql: 'create table intruder (x integer)' },
  { what: 'switch its locks off', sql: 'set enable_external_access = true' },
] as const;

/** The nearest existing folder of a path: what decides whether it can be created. */
function existingParent(path: string): string {
  let folder = resolve(path);
  while (!existsSync(folder)) folder = dirname(folder);
  return folder;
}

function checkNode(version: string): Check {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const ok = major > 22 || (major === 22 && minor >= 18);
  return {
    check: 'Node',
    ok,
    detail: ok ? `v${version}` : `v${version}; 22.18 or newer is needed: run npm ci`,
  };
}

function checkDataDirectory(path: string): Check {
  const parent = existingParent(path);
  if (!statSync(parent).isDirectory()) {
    return {
      check: 'Data directory',
      ok: false,
      detail: `${parent} is no directory; choose another with --data`,
    };
  }
  try {
    accessSync(parent, constants.W_OK);
    return { check: 'Data directory', ok: true, detail: resolve(path) };
  } catch {
    return {
      check: 'Data directory',
      ok: false,
      detail: `${parent} cannot be written; choose another with --data`,
    };
  }
}

/** Whether the release still says what was published: its bytes, its name, and the id its rows have. */
async function checkRows(file: string, store: ReleaseStore): Promise<Check> {
  const check = 'Published rows';
  try {
    await checkSeal(dirname(file));
    requireNamed(dirname(file), store.manifest.id);
  } catch (error) {
    if (!(error instanceof PayerscopeError)) throw error;
    return { check, ok: false, detail: error.message };
  }
  const ok = (await recomputeReleaseId(store)) === store.manifest.id;
  return {
    check,
    ok,
    detail: ok
      ? 'as the builder wrote them'
      : `not those of ${store.manifest.id}: somebody changed them; delete its folder and run "payerscope build" again`,
  };
}

async function checkRelease(dataDirectory: string): Promise<Check[]> {
  try {
    const file = await currentReleaseFile(dataDirectory);
    const store = await openDuckDbRelease(file);
    try {
      const allowed: string[] = [];
      for (const { what, sql } of FORBIDDEN) {
        const refused = await store.query(sql, {}).then(
          () => false,
          () => true,
        );
        if (!refused) allowed.push(what);
      }
      return [
        {
          check: 'Release in force',
          ok: true,
          detail: `${store.manifest.id}, data through ${store.manifest.dataThrough}, ${store.manifest.families.length} families`,
        },
        await checkRows(file, store),
        {
          check: 'Agent role',
          ok: allowed.length === 0,
          detail:
            allowed.length === 0
              ? 'read-only, external access off, configuration locked'
              : `the agent's connection can ${allowed.join(' and ')}`,
        },
      ];
    } finally {
      await store.close();
    }
  } catch (error) {
    if (!(error instanceof PayerscopeError)) throw error;
    return [{ check: 'Release in force', ok: false, detail: error.message }];
  }
}

function describeWarehouse(file: string, isShared: boolean): string {
  if (!existsSync(file)) {
    return isShared
      ? 'no builder’s file here, as it should be where questions are answered only'
      : 'none yet; "payerscope demo" or "payerscope build" makes it';
  }
  return isShared
    ? 'rows in Snowflake; warehouse.duckdb here holds unmasked families: for the builder only'
    : 'embedded DuckDB, row level: for the builder only, answers never open it';
}

/** Checks configuration, data directory, release and the agent's role; each check says what to do when it fails. */
export async function examine(input: DoctorInput): Promise<Check[]> {
  const warehouse = join(input.dataDirectory, 'warehouse.duckdb');
  return [
    checkNode(input.nodeVersion),
    { check: 'Platform', ok: true, detail: `${input.platform.os} ${input.platform.architecture}` },
    checkDataDirectory(input.dataDirectory),
    ...(input.shared ?? (await checkRelease(input.dataDirectory))),
    { check: 'Warehouse', ok: true, detail: describeWarehouse(warehouse, input.shared !== undefined) },
    examineAuditLog(input.auditDirectory),
    { check: 'Planner', ok: true, detail: input.planner },
    ...(input.languageModel === undefined ? [] : [input.languageModel]),
    {
      check: 'Fiscal year',
      ok: true,
      detail:
        input.fiscalYearStart === null
          ? 'not set: questions about fiscal years are asked back (PAYERSCOPE_FISCAL_YEAR_START)'
          : `starts in month ${input.fiscalYearStart}, named by the year it ends in`,
    },
  ];
}
