import { setTimeout as sleep } from 'node:timers/promises';
import { PayerscopeError } from '../../../tools/errors.ts';
import { classifyFailure } from './classify-failure.ts';
import { type Connection, type ConnectionOptions, loadDriver } from './driver.ts';
import { readPrivateKey } from './read-private-key.ts';
import { createSession, type Session } from './session.ts';
import { SNOWFLAKE_VARIABLES, type SnowflakeSettings } from './snowflake-settings.ts';

/** Waits between attempts where nobody answers, in milliseconds. */
const USUAL_PAUSES = [250, 1_000, 3_000] as const;

const NO_ACCOUNT = `Snowflake needs an account and a user: set ${SNOWFLAKE_VARIABLES.account} and ${SNOWFLAKE_VARIABLES.user}, or use --warehouse duckdb.`;

export interface LoginInput {
  readonly settings: SnowflakeSettings;
  /** Where unqualified names are looked up. */
  readonly database: string;
  readonly signal?: AbortSignal | undefined;
  readonly pauses?: readonly number[];
}

function connectionOptions({ settings, database }: LoginInput, privateKey: string): ConnectionOptions {
  const { account, user, role, warehouse, queryTag, address } = settings;
  if (account === null || user === null) throw new PayerscopeError('USAGE', NO_ACCOUNT);
  return {
    account,
    username: user,
    authenticator: 'SNOWFLAKE_JWT',
    privateKey,
    database,
    application: 'PAYERSCOPE',
    queryTag,
    // Everything as text: this program says itself what a number is.
    rowMode: 'array',
    fetchAsString: ['Number', 'Boolean', 'Date', 'JSON'],
    representNullAsStringNull: false,
    // A login is tried again here, where the key is read again too.
    sfRetryMaxLoginRetries: 0,
    ...(role === null ? {} : { role }),
    ...(warehouse === null ? {} : { warehouse }),
    ...(address === null ? {} : { accessUrl: address }),
    // Statements are sent again by the driver under the same request id, so that none runs twice: as often as it likes,
    // which no option changes, until the session's own deadline.
  };
}

async function connect(options: ConnectionOptions): Promise<Connection> {
  const driver = await loadDriver();
  const connection = driver.createConnection(options);
  return new Promise((resolve, reject) => {
    // The promise it returns is kept although a login is refused: only the callback tells.
    connection.connectAsync((failure) => (failure ? reject(failure) : resolve(connection))).catch(reject);
  });
}

/**
 * Logs in with the key as it is now: read from its file each time, and once more where it is refused, so that a rotated
 * key needs no restart. Where nobody answers it is tried again after growing pauses.
 *
 * @throws what the driver reports, or PayerscopeError USAGE or STORE_UNAVAILABLE for settings and keys that cannot be
 *   used
 */
export async function logIn(input: LoginInput): Promise<Session> {
  const pauses = [...(input.pauses ?? USUAL_PAUSES)];
  let key = readPrivateKey(input.settings);
  for (;;) {
    input.signal?.throwIfAborted();
    try {
      return createSession(await connect(connectionOptions(input, key)));
    } catch (failure) {
      const kind = failure instanceof PayerscopeError ? 'statement' : classifyFailure(failure);
      const again = kind === 'key' ? readPrivateKey(input.settings) : key;
      const pause = kind === 'network' ? pauses.shift() : undefined;
      if (again === key && pause === undefined) throw failure;
      key = again;
      if (pause !== undefined) await sleep(pause, undefined, input.signal ? { signal: input.signal } : {});
    }
  }
}
