import type { Check } from '../../../application.ts';
import { describeFailure } from '../describe-failure.ts';
import { logIn } from '../log-in.ts';
import { readRegistry } from '../read-registry.ts';
import type { SnowflakeSettings } from '../snowflake-settings.ts';
import { examineAgentRole, failingClosed, rowsFrom } from './examine-agent-role.ts';
import { examinePublishedRows } from './examine-published-rows.ts';
import { examineRowPolicies } from './examine-row-policies.ts';

/**
 * Checks Snowflake as far as the configured role can see: the login, the release in force and its rows, that the agent's
 * role can read nothing but releases, and, where it is not the agent's own session, that policies stand on every table
 * with rows of people. What cannot be verified counts as failed.
 */
export async function examineSnowflake(settings: SnowflakeSettings): Promise<Check[]> {
  const { account, user, role, warehouse, releaseDatabase, statementSeconds } = settings;
  let session: Awaited<ReturnType<typeof logIn>>;
  try {
    session = await logIn({ settings, database: releaseDatabase });
  } catch (failure) {
    return [{ check: 'Snowflake', ok: false, detail: describeFailure(failure, settings).message }];
  }
  try {
    const ask = (sqlText: string) => rowsFrom(session, sqlText, statementSeconds);
    const registry = await readRegistry(session, settings).catch(() => null);
    const inForce = registry?.find(({ current }) => current);
    const manifest = inForce?.manifest ?? null;
    const asAgent = role === settings.agentRole;
    return [
      {
        check: 'Snowflake',
        ok: true,
        detail: `${account} as ${user}, role ${role ?? '(the user’s own)'}, warehouse ${warehouse ?? '(none)'}`,
      },
      await failingClosed('Release in Snowflake', async () =>
        manifest === null
          ? {
              ok: false,
              detail: `none that can be read is in force in ${releaseDatabase}; run "payerscope publish"`,
            }
          : { ok: true, detail: `${manifest.id}, data through ${manifest.dataThrough}` },
      ),
      ...(manifest === null ? [] : [await examinePublishedRows(ask, manifest, settings)]),
      ...(await examineAgentRole(ask, settings, asAgent)),
      ...(asAgent ? [] : [await examineRowPolicies(ask, settings)]),
    ];
  } finally {
    await session.close();
  }
}
