import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../../../../sql/package-root.ts';
import { PayerscopeError } from '../../../../tools/errors.ts';
import type { Warehouse } from '../../../../tools/ports.ts';
import { SNOWFLAKE_VARIABLES, type SnowflakeSettings } from '../snowflake-settings.ts';
import { splitStatements } from '../split-statements.ts';

/** The shipped statements that put the policies on tables, for the database that is configured. */
export function policyStatements(database: string): string[] {
  const text = readFileSync(join(packageRoot(), 'sql', 'snowflake', '4_apply_policies.sql'), 'utf8');
  // The session has its role already.
  return splitStatements(text.replaceAll(/\bpayerscope\./g, `${database}.`)).filter(
    (statement) => !/^(--[^\n]*\n)*use role/.test(statement),
  );
}

/**
 * Puts the policies on every table with rows of people: a model that was built again is a new table without them.
 *
 * @throws PayerscopeError BUILD_FAILED where that cannot be done
 */
export async function applyPolicies(
  rows: Warehouse,
  { database, policies }: SnowflakeSettings,
): Promise<void> {
  if (policies === 'off') return;
  try {
    for (const statement of policyStatements(database)) await rows.execute(statement);
  } catch (cause) {
    throw new PayerscopeError(
      'BUILD_FAILED',
      `The row policies cannot be put on the tables in Snowflake, so nothing is published; run sql/snowflake/3_policies.sql first, or set ${SNOWFLAKE_VARIABLES.policies}=off on an edition without them.`,
      { cause },
    );
  }
}
