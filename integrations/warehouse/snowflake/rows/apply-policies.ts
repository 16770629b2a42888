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
  const spoken = splitStatements(text.replaceAll(/\bpayerscope\./g, `${database}.`)).map((statement) =>
    statement.replaceAll(/^--[^\n]*\n/gm, ''),
  );
  // The session has its role already.
  return spoken.filter((statement) => !/^use role/.test(statement));
}

/** What creates a table, and its name without the database. */
const CREATES_TABLE = /^\s*create (?:or replace )?table (?:if not exists )?(?:\w+\.)?(\w+\.\w+)/i;

async function apply(rows: Warehouse, statements: readonly string[]): Promise<void> {
  try {
    for (const statement of statements) await rows.execute(statement);
  } catch (cause) {
    // Who stops a statement, or cuts the network, says so himself.
    const { kind } = cause instanceof PayerscopeError ? cause.details : {};
    if (kind !== undefined && kind !== 'statement' && kind !== 'grant') throw cause;
    throw new PayerscopeError(
      'BUILD_FAILED',
      `The row policies cannot be put on the tables in Snowflake, so nothing is published; run sql/snowflake/3_policies.sql first, or set ${SNOWFLAKE_VARIABLES.policies}=off on an edition without them.`,
      { cause },
    );
  }
}

/**
 * A warehouse in which every table that holds rows of people has its policies from the statement after the one that made
 * it: an uploaded one before any row is in it. A table that is made again is a new one without them.
 *
 * @throws PayerscopeError BUILD_FAILED from `execute` where that cannot be done
 */
export function withRowPolicies(rows: Warehouse, { database, policies }: SnowflakeSettings): Warehouse {
  if (policies === 'off') return rows;
  const statements = policyStatements(database);
  return {
    ...rows,
    execute: async (sql) => {
      for (const statement of splitStatements(sql)) {
        await rows.execute(statement);
        const created = CREATES_TABLE.exec(statement)?.[1]?.toLowerCase();
        if (created === undefined) continue;
        const own = `alter table if exists ${database}.${created} `;
        await apply(
          rows,
          statements.filter((one) => one.startsWith(own)),
        );
      }
    },
  };
}

/**
 * Puts the policies on every table with rows of people, those of earlier builds among them.
 *
 * @throws PayerscopeError BUILD_FAILED where that cannot be done
 */
export async function applyPolicies(
  rows: Warehouse,
  { database, policies }: SnowflakeSettings,
): Promise<void> {
  if (policies === 'on') await apply(rows, policyStatements(database));
}
