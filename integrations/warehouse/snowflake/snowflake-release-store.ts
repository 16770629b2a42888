import { PayerscopeError } from '../../../tools/errors.ts';
import type { ReleaseStore } from '../../../tools/ports.ts';
import { describeFailure } from './describe-failure.ts';
import { logIn } from './log-in.ts';
import { toPositional } from './positional-parameters.ts';
import { type RegisteredRelease, readRegistry } from './read-registry.ts';
import { releaseSchema } from './release-names.ts';
import { rowsOf } from './rows-of.ts';
import type { Session } from './session.ts';
import { createSessionPool } from './session-pool.ts';
import type { SnowflakeSettings } from './snowflake-settings.ts';

/** Far above what any template gives: a result that reaches it is not one of ours. */
const MAXIMUM_ROWS = 20_000;

function unavailable(sentence: string): PayerscopeError {
  return new PayerscopeError('RELEASE_UNAVAILABLE', sentence);
}

function choose(
  releases: readonly RegisteredRelease[],
  id: string | undefined,
  database: string,
): RegisteredRelease {
  const chosen = releases.find((one) => (id === undefined ? one.current : one.id === id));
  if (chosen !== undefined) return chosen;
  throw unavailable(
    id === undefined
      ? `No release in Snowflake's database ${database} is in force; run "payerscope build --warehouse snowflake" or "payerscope publish" first.`
      : `Release ${id} is not in Snowflake's database ${database}; choose one of those "payerscope releases --warehouse snowflake" lists.`,
  );
}

/**
 * Opens a release in Snowflake for the agent, whose role can read releases and nothing else. The release that is in
 * force now stays the one that is asked, also where another is published meanwhile: each has a schema of its own.
 *
 * @param id of a release; the one in force where it is left out
 * @throws PayerscopeError RELEASE_UNAVAILABLE where there is none, STORE_UNAVAILABLE where Snowflake does not answer
 *   or does not let this role in, USAGE where a setting is missing
 */
export async function openSnowflakeRelease(settings: SnowflakeSettings, id?: string): Promise<ReleaseStore> {
  const { releaseDatabase, statementSeconds: seconds, connections } = settings;
  const enter = () => logIn({ settings, database: releaseDatabase });
  const described = (failure: unknown): never => {
    throw describeFailure(failure, settings);
  };
  let first: Session | null = await enter().catch(described);
  const releases = await readRegistry(first, settings).catch(async (failure: unknown) => {
    await first?.close();
    return described(failure);
  });
  const { id: releaseId, manifest } = choose(releases, id, releaseDatabase);
  if (manifest === null) {
    throw unavailable(
      `Release ${releaseId} in Snowflake's database ${releaseDatabase} is of another version; publish it again with this one.`,
    );
  }
  const useSchema = `use schema ${releaseDatabase}.${releaseSchema(releaseId)}`;
  const pool = createSessionPool(async () => {
    const session = first ?? (await enter());
    first = null;
    await session.execute({ sqlText: useSchema, seconds });
    return session;
  }, connections);
  return {
    manifest,
    query: async (sql, params, { signal, onQueryId } = {}) => {
      const { sqlText, binds } = toPositional(sql, params);
      const statement = { sqlText, binds, seconds, maximumRows: MAXIMUM_ROWS, signal };
      const outcome = await pool
        .use((session) => session.execute(statement))
        .catch((failure: unknown) => {
          signal?.throwIfAborted();
          return described(failure);
        });
      if (outcome.rows.length >= MAXIMUM_ROWS) throw new Error('a template gave more rows than any should');
      onQueryId?.(outcome.queryId);
      return rowsOf(outcome);
    },
    close: async () => {
      await first?.close();
      await pool.close();
    },
  };
}
