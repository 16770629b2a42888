import type { Check } from '../../../application.ts';
import { classifyFailure } from '../classify-failure.ts';
import { describeFailure } from '../describe-failure.ts';
import { logIn } from '../log-in.ts';
import { readRegistry } from '../read-registry.ts';
import type { SnowflakeSettings } from '../snowflake-settings.ts';
import { type Ask, examineAgentRole, failingClosed, rowsFrom } from './examine-agent-role.ts';
import { examinePublishedRows } from './examine-published-rows.ts';
import { examineRowPolicies } from './examine-row-policies.ts';

/** The role a session has where none was configured: the user's own. */
async function roleOf(ask: Ask): Promise<string | null> {
  const [row] = await ask('select current_role() as role').catch(() => []);
  return typeof row?.['role'] === 'string' ? row['role'] : null;
}

/**
 * Checks Snowflake as far as the configured role can see: the login, the release in force and its rows, that the agent's
 * role can read nothing but releases, and, where it is not the agent's own session, that policies stand on every table
 * with rows of people. What cannot be verified counts as failed.
 */
export async function examineSnowflake(settings: SnowflakeSettings): Promise<Check[]> {
  const { account, user, warehouse, releaseDatabase, statementSeconds } = settings;
  let session: Awaited<ReturnType<typeof logIn>>;
  try {
    session = await logIn({ settings, database: releaseDatabase });
  } catch (failure) {
    return [{ check: 'Snowflake', ok: false, detail: describeFailure(failure, settings).message }];
  }
  try {
    const ask = (sqlText: string) => rowsFrom(session, sqlText, statementSeconds);
    const role = settings.role ?? (await roleOf(ask));
    const { manifest, failure } = await readRegistry(session, settings).then(
      (found) => ({ manifest: found.find(({ current }) => current)?.manifest ?? null, failure: null }),
      (failed: unknown) => ({ manifest: null, failure: failed }),
    );
    const release = await failingClosed('Release in Snowflake', settings, async () => {
      // Before the first publication there is no list to read.
      if (failure !== null && classifyFailure(failure) !== 'grant') throw failure;
      return manifest === null
        ? {
            ok: false,
            detail: `none that can be read is in force in ${releaseDatabase}; run "payerscope publish"`,
          }
        : { ok: true, detail: `${manifest.id}, data through ${manifest.dataThrough}` };
    });
    const asAgent = role === settings.agentRole;
    return [
      {
        check: 'Snowflake',
        ok: true,
        detail: `${account} as ${user}, role ${role ?? '(none)'}, warehouse ${warehouse ?? '(none)'}`,
      },
      release,
      ...(manifest === null ? [] : [await examinePublishedRows(ask, manifest, settings)]),
      ...(await examineAgentRole(ask, settings, asAgent)),
      ...(asAgent ? [] : [await examineRowPolicies(ask, settings)]),
    ];
  } finally {
    await session.close();
  }
}
