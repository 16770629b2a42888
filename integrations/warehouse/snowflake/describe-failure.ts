import { PayerscopeError } from '../../../tools/errors.ts';
import { classifyFailure, type FailureKind, failureCode } from './classify-failure.ts';
import { SNOWFLAKE_VARIABLES, type SnowflakeSettings } from './snowflake-settings.ts';

type Named = Pick<SnowflakeSettings, 'account' | 'user' | 'role' | 'warehouse' | 'statementSeconds'>;

const SENTENCES: Readonly<Record<FailureKind, (settings: Named, code: string) => string>> = {
  key: ({ user }, code) =>
    `Snowflake refused the key of user ${user} (${code}: expired, rotated or never registered); register the public key with ALTER USER, or name the new key file in ${SNOWFLAKE_VARIABLES.privateKeyPath}.`,
  session: (_, code) => `Snowflake ended the session again and again (${code}); ask once more in a minute.`,
  network: ({ account }, code) =>
    `Snowflake account ${account} cannot be reached (${code}); check the network and ${SNOWFLAKE_VARIABLES.account}, then ask again: nothing answered so far is lost.`,
  address: ({ user }, code) =>
    `Snowflake's network policy does not admit this machine for user ${user} (${code}); ask the account's administrator to add its address.`,
  role: ({ role, user }, code) =>
    `Snowflake does not let user ${user} use role ${role} (${code}); grant it, or set ${SNOWFLAKE_VARIABLES.role}.`,
  warehouse: ({ warehouse }, code) =>
    `Snowflake's warehouse ${warehouse ?? '(none set)'} does not run (${code}: suspended, over its quota or not granted); resume it or grant USAGE on it, or set ${SNOWFLAKE_VARIABLES.warehouse}.`,
  grant: ({ role }, code) =>
    `Snowflake's role ${role ?? '(the user’s own)'} may not read what is asked, or it is not there (${code}); run "payerscope doctor --warehouse snowflake" to see which grant is missing.`,
  timeout: ({ statementSeconds }, code) =>
    `Snowflake stopped the statement (${code}: longer than ${statementSeconds} s, or cancelled by somebody); try a shorter period, or raise ${SNOWFLAKE_VARIABLES.statementSeconds}.`,
  statement: (_, code) =>
    `Snowflake did not run a statement (${code}); look it up under the query tag in the account's query history and report it.`,
};

/**
 * A failure of the driver in one sentence with what to do next. The driver's own words are left out: they may quote the
 * statement, its values or the address.
 */
export function describeFailure(failure: unknown, settings: Named): PayerscopeError {
  if (failure instanceof PayerscopeError) return failure;
  const kind = classifyFailure(failure);
  const code = failureCode(failure);
  return new PayerscopeError('STORE_UNAVAILABLE', SENTENCES[kind](settings, code), {
    details: { kind, code },
  });
}
