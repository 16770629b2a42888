import type { Check } from '../../../application.ts';
import { classifyFailure, type FailureKind, failureCode } from '../classify-failure.ts';
import { describeFailure } from '../describe-failure.ts';
import { rowsOf } from '../rows-of.ts';
import type { Session } from '../session.ts';
import type { SnowflakeSettings } from '../snowflake-settings.ts';
import { excessiveGrants, type Grant, grantsInWords, publicRowGrants } from './judge-grants.ts';

export type Ask = (sqlText: string) => ReturnType<typeof rowsFrom>;

/** Rows of one statement by the names of their columns. */
export async function rowsFrom(session: Session, sqlText: string, seconds: number) {
  return rowsOf(await session.execute({ sqlText, seconds }));
}

/** Failures that another role may be spared; of the others a sentence says what they are. */
const ABOUT_ROLES: readonly FailureKind[] = ['grant', 'role', 'statement'];

/** A check that could not be made is one that failed. */
export async function failingClosed(
  check: string,
  settings: SnowflakeSettings,
  look: () => Promise<Omit<Check, 'check'>>,
): Promise<Check> {
  try {
    return { check, ...(await look()) };
  } catch (failure) {
    const why = ABOUT_ROLES.includes(classifyFailure(failure))
      ? `could not be verified (${failureCode(failure)}): run doctor as a role that may see it`
      : `could not be verified: ${describeFailure(failure, settings).message}`;
    return { check, ok: false, detail: why };
  }
}

async function grantsOf(ask: Ask, statement: string): Promise<Grant[]> {
  return (await ask(statement)).map((row) => ({
    privilege: String(row['privilege']),
    // Future grants say what they will be on in another column.
    on: String(row['granted_on'] ?? row['grant_on']),
    name: String(row['name']),
  }));
}

/** Whether the row-level database is closed to whoever asks: nothing in it may even be listed. */
async function closedToAgent(ask: Ask, { database }: SnowflakeSettings): Promise<Omit<Check, 'check'>> {
  try {
    await ask(`select count(*) as tables from ${database}.information_schema.tables`);
  } catch (failure) {
    if (classifyFailure(failure) !== 'grant') throw failure;
    return { ok: true, detail: `database ${database} cannot be looked into` };
  }
  return {
    ok: false,
    detail: `the agent can look into database ${database}; revoke every grant on it from the agent's role and from PUBLIC`,
  };
}

/**
 * The agent's role by what it was granted: usage and select on releases, a warehouse, and nothing else; one role for
 * the user, none beside it, none above.
 *
 * @param asAgent whether it is the agent's own session that looks
 */
export async function examineAgentRole(
  ask: Ask,
  settings: SnowflakeSettings,
  asAgent: boolean,
): Promise<Check[]> {
  const { agentRole, releaseDatabase, database, user } = settings;
  const checks = [
    await failingClosed('Agent role', settings, async () => {
      const now = await grantsOf(ask, `show grants to role ${agentRole}`);
      const later = await grantsOf(ask, `show future grants to role ${agentRole}`);
      const excess = excessiveGrants([...now, ...later], releaseDatabase);
      if (excess.length > 0)
        return {
          ok: false,
          detail: `${agentRole} has more than releases: ${grantsInWords(excess)}; revoke it`,
        };
      const reads = now.some(({ on }) => on === 'DATABASE');
      return reads
        ? { ok: true, detail: `${agentRole} reads ${releaseDatabase} only (${now.length} grants)` }
        : {
            ok: false,
            detail: `${agentRole} may not read ${releaseDatabase}; run sql/snowflake/1_roles.sql`,
          };
    }),
    await failingClosed('Everybody', settings, async () => {
      const excess = publicRowGrants(await grantsOf(ask, 'show grants to role public'), database);
      return excess.length === 0
        ? { ok: true, detail: `PUBLIC has no grant on ${database}` }
        : { ok: false, detail: `PUBLIC has ${grantsInWords(excess)}; revoke it` };
    }),
  ];
  if (!asAgent) return checks;
  const alone = await failingClosed('Agent user', settings, async () => {
    const roles = (await ask(`show grants to user ${user}`)).map((row) => String(row['role']).toUpperCase());
    const others = roles.filter((role) => role !== agentRole);
    if (others.length > 0) return { ok: false, detail: `${user} also has ${others.join(', ')}; revoke it` };
    const [beside] = await ask('select current_secondary_roles() as roles');
    const secondary = JSON.parse(String(beside?.['roles'])).roles;
    return secondary === ''
      ? { ok: true, detail: `${user} has this role and no other` }
      : { ok: false, detail: `${user} uses secondary roles; set default_secondary_roles = () for it` };
  });
  return [
    ...checks,
    alone,
    await failingClosed('Row-level data', settings, () => closedToAgent(ask, settings)),
  ];
}
