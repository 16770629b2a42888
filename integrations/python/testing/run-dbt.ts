import { join } from 'node:path';
import { packageRoot } from '../../../sql/package-root.ts';
import { runPython } from './python.ts';

export interface DbtRun {
  /** The DuckDB file that dbt builds in; holds the schemas `raw` and `frozen`. */
  readonly file: string;
  /** Where dbt keeps its target and its log: never in the project. */
  readonly scratch: string;
  /** The day the build stands on, `YYYY-MM-DD`. */
  readonly asOf: string;
  /** Default: the project's own, synthea. */
  readonly sourceFormat?: string;
}

/** An account that nobody has: enough to compile for Snowflake, which asks no server. */
const NO_ACCOUNT = {
  PAYERSCOPE_SNOWFLAKE_ACCOUNT: 'none',
  PAYERSCOPE_SNOWFLAKE_USER: 'none',
  PAYERSCOPE_SNOWFLAKE_PRIVATE_KEY_PATH: 'none',
  PAYERSCOPE_SNOWFLAKE_ROLE: 'none',
  PAYERSCOPE_SNOWFLAKE_WAREHOUSE: 'none',
  PAYERSCOPE_SNOWFLAKE_DATABASE: 'warehouse',
};

/**
 * Runs dbt itself on the project as it stands in `sql/`, with the project's own profiles.
 *
 * @param args command and options, `['build']`
 * @returns what dbt printed
 * @throws Error with the end of dbt's output when anything in the run fails
 */
export function runDbt(
  args: readonly string[],
  { file, scratch, asOf, sourceFormat = 'synthea' }: DbtRun,
  cwd = join(packageRoot(), 'sql'),
): Promise<string> {
  const places = ['--target-path', join(scratch, 'target'), '--log-path', join(scratch, 'logs')];
  return runPython(
    [
      '-c',
      'from dbt.cli.main import cli; cli()',
      ...args,
      ...places,
      '--profiles-dir',
      cwd,
      '--vars',
      `{as_of: ${asOf}, source_format: ${sourceFormat}}`,
    ],
    { cwd, env: { ...NO_ACCOUNT, PAYERSCOPE_DBT_DUCKDB: file } },
  );
}
