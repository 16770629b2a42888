import { z } from 'zod';
import { secret } from '../../secret-setting.ts';

const IDENTIFIER = 'must be a plain name of letters, digits and underscores';
const identifier = z
  .string()
  .trim()
  .regex(/^[A-Za-z_][A-Za-z0-9_]{0,200}$/, IDENTIFIER)
  .transform((name) => name.toUpperCase());

const ACCOUNT = 'must be an account identifier such as MYORG-MYACCOUNT, without a host name';
const ADDRESS =
  'must be http://127.0.0.1:PORT: another address than the account’s own is for tests on one machine';
const SECONDS = 'must be a whole number of seconds from 1 to 86400';
const CONNECTIONS = 'must be a whole number from 1 to 32';
const GIGABYTES = 'must be a number of gigabytes above 0';

/** Which settings Snowflake has, and the variables that carry them; dbt's profile reads the same ones. */
export const SNOWFLAKE_VARIABLES = {
  account: 'PAYERSCOPE_SNOWFLAKE_ACCOUNT',
  user: 'PAYERSCOPE_SNOWFLAKE_USER',
  privateKeyPath: 'PAYERSCOPE_SNOWFLAKE_PRIVATE_KEY_PATH',
  privateKey: 'PAYERSCOPE_SNOWFLAKE_PRIVATE_KEY',
  passphrase: 'PAYERSCOPE_SNOWFLAKE_PRIVATE_KEY_PASSPHRASE',
  role: 'PAYERSCOPE_SNOWFLAKE_ROLE',
  warehouse: 'PAYERSCOPE_SNOWFLAKE_WAREHOUSE',
  database: 'PAYERSCOPE_SNOWFLAKE_DATABASE',
  releaseDatabase: 'PAYERSCOPE_SNOWFLAKE_RELEASE_DATABASE',
  agentRole: 'PAYERSCOPE_SNOWFLAKE_AGENT_ROLE',
  queryTag: 'PAYERSCOPE_SNOWFLAKE_QUERY_TAG',
  statementSeconds: 'PAYERSCOPE_SNOWFLAKE_STATEMENT_SECONDS',
  connections: 'PAYERSCOPE_SNOWFLAKE_CONNECTIONS',
  scanLimitGb: 'PAYERSCOPE_SNOWFLAKE_SCAN_LIMIT_GB',
  policies: 'PAYERSCOPE_SNOWFLAKE_POLICIES',
  address: 'PAYERSCOPE_SNOWFLAKE_ADDRESS',
} as const;

/** How Snowflake is reached. Nothing of it is needed, or looked at, while the warehouse is DuckDB. */
export const snowflakeSettings = z.strictObject({
  account: z
    .string()
    .trim()
    .regex(/^[A-Za-z0-9][A-Za-z0-9_.-]*$/, ACCOUNT)
    .refine((account) => !account.includes('snowflakecomputing'), ACCOUNT)
    .nullable()
    .default(null),
  user: z.string().trim().min(1).max(256).nullable().default(null),
  /** A PEM file; read again when a login is refused, so that a rotated key needs no restart. */
  privateKeyPath: z.string().trim().min(1).nullable().default(null),
  /** The PEM text itself, for places that have no files. */
  privateKey: secret(z.string().nullable().default(null)),
  passphrase: secret(z.string().nullable().default(null)),
  role: identifier.nullable().default(null),
  warehouse: identifier.nullable().default(null),
  /** Row level: the builder's alone. */
  database: identifier.default('PAYERSCOPE'),
  /** Masked releases: all that the agent's role can see. */
  releaseDatabase: identifier.default('PAYERSCOPE_RELEASES'),
  /** The role `doctor` examines. */
  agentRole: identifier.default('PAYERSCOPE_AGENT'),
  /** What a statement carries in the account's query history. */
  queryTag: z
    .string()
    .trim()
    .regex(/^[\w.:/-]{1,200}$/, 'must be at most 200 letters, digits and . : / - _')
    .default('payerscope'),
  /** When the engine stops a statement of the agent; the builder's may run thirty times as long. */
  statementSeconds: z.coerce
    .number({ error: SECONDS })
    .int(SECONDS)
    .min(1, SECONDS)
    .max(86_400, SECONDS)
    .default(60),
  connections: z.coerce
    .number({ error: CONNECTIONS })
    .int(CONNECTIONS)
    .min(1, CONNECTIONS)
    .max(32, CONNECTIONS)
    .default(4),
  /** What one build may read in all; null does not stop it. */
  scanLimitGb: z.coerce.number({ error: GIGABYTES }).positive(GIGABYTES).nullable().default(null),
  /** Whether a build puts the row policies on its tables; Standard edition has none. */
  policies: z.enum(['on', 'off'], { error: 'must be on or off' }).default('on'),
  address: z
    .string()
    .regex(/^http:\/\/(127\.0\.0\.1|localhost|\[::1\]):\d{1,5}$/, ADDRESS)
    .nullable()
    .default(null),
});

export type SnowflakeSettings = Readonly<z.infer<typeof snowflakeSettings>>;
