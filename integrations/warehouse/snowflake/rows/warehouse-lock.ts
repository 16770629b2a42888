import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import { PayerscopeError } from '../../../../tools/errors.ts';
import { describeFailure } from '../describe-failure.ts';
import { logIn } from '../log-in.ts';
import type { SnowflakeSettings } from '../snowflake-settings.ts';

/** How often a holder says that it is still there. */
const HEARTBEAT_MS = 30_000;

/** A holder nobody heard of for so long was killed: six heartbeats are missing. */
const SILENT_SECONDS = 180;

/** A claim that collides with another one is made again, so often. */
const CLAIMS = 3;

const NOW = 'cast(current_timestamp() as timestamp_ntz)';

/** The one place in a builder's database where builds and publications take turns, whatever machine they run on. */
export interface WarehouseLock {
  /** @throws PayerscopeError BUILD_FAILED where this holder was silent for so long that another one took over */
  requireHeld(): Promise<void>;
  /** Lets the next one in; never throws, as it may be the end of a failure. */
  release(): Promise<void>;
}

interface Holder {
  readonly token: string | null;
  readonly name: string;
  /** Seconds since it began, and since it was last heard of. */
  readonly age: number;
  readonly silence: number;
}

const inWords = (seconds: number): string =>
  seconds < 120 ? `${Math.max(seconds, 0)} seconds` : `${Math.round(seconds / 60)} minutes`;

function taken({ name, age, silence }: Holder, database: string): PayerscopeError {
  return new PayerscopeError(
    'BUILD_RUNNING',
    `Another build works in Snowflake's database ${database}: ${name}, since ${inWords(age)}, last heard of ${inWords(silence)} ago; wait for it to finish or, where it was killed, until it has been silent for ${inWords(SILENT_SECONDS)}.`,
  );
}

/**
 * Takes the one place of a builder's database, over a session of its own, and keeps it by saying so every half minute. A
 * holder that was killed loses it by its silence, and one that finds it lost publishes nothing.
 *
 * @param holder what others are told of who holds it
 * @throws PayerscopeError BUILD_RUNNING in a sentence that names who holds it; STORE_UNAVAILABLE or USAGE where
 *   Snowflake does not let the builder in
 */
export async function takeWarehouseLock(
  settings: SnowflakeSettings,
  holder = `${hostname()}, process ${process.pid}`,
): Promise<WarehouseLock> {
  const { database, statementSeconds: seconds } = settings;
  const table = `${database}.BUILDER.LOCK`;
  const token = randomUUID();
  const session = await logIn({ settings, database }).catch((failure: unknown) => {
    throw describeFailure(failure, settings);
  });
  const run = async (sqlText: string, binds: readonly string[] = []) =>
    (await session.execute({ sqlText, binds, seconds })).rows;

  const look = async (): Promise<Holder> => {
    const [row = []] = await run(
      `select token, holder, datediff(second, taken_at, ${NOW}), datediff(second, heard_at, ${NOW}) from ${table}`,
    );
    const [held, name, age, silence] = row;
    return {
      token: held === null ? null : String(held),
      name: String(name),
      age: Number(age),
      silence: Number(silence),
    };
  };
  const claim = async (): Promise<void> => {
    // The table comes with its one row, so that two who begin at once cannot make two.
    await run(`create schema if not exists ${database}.BUILDER`);
    await run(
      `create table if not exists ${table} as select cast(null as varchar) as token, cast(null as varchar) as holder, cast(null as timestamp_ntz) as taken_at, cast(null as timestamp_ntz) as heard_at`,
    );
    for (let attempt = 1; ; attempt += 1) {
      // One of two that collide is refused by the engine: what stands there afterwards tells who has it.
      const collision = await run(
        `update ${table} set token = ?, holder = ?, taken_at = ${NOW}, heard_at = ${NOW} where token is null or heard_at < dateadd(second, -${SILENT_SECONDS}, ${NOW})`,
        [token, holder],
      ).then(
        () => null,
        (failure: unknown) => failure,
      );
      const found = await look();
      if (found.token === token) return;
      if (found.token !== null && found.silence <= SILENT_SECONDS) throw taken(found, database);
      if (attempt === CLAIMS) throw collision ?? new Error('a free lock could not be taken');
    }
  };
  const beat = () => run(`update ${table} set heard_at = ${NOW} where token = ?`, [token]);

  try {
    await claim();
  } catch (failure) {
    await session.close();
    throw describeFailure(failure, settings);
  }
  // A heartbeat that does not get through is no reason to stop: the next one may.
  const heart = setInterval(() => void beat().catch(() => {}), HEARTBEAT_MS);
  heart.unref();
  return {
    requireHeld: async () => {
      try {
        await beat();
        const found = await look();
        if (found.token === token) return;
        throw new PayerscopeError(
          'BUILD_FAILED',
          `This build was not heard of in Snowflake for so long that ${found.token === null ? 'its place was given up' : `${found.name} took its place`}, so nothing of it is published; build again.`,
        );
      } catch (failure) {
        throw describeFailure(failure, settings);
      }
    },
    release: async () => {
      clearInterval(heart);
      await run(
        `update ${table} set token = null, holder = null, taken_at = null, heard_at = null where token = ?`,
        [token],
      ).catch(() => {});
      await session.close();
    },
  };
}
