import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Row, Warehouse } from '../../../../tools/ports.ts';
import { bundle } from '../../../bundle.ts';
import { createDuckDbWarehouse } from '../../duckdb/duckdb-warehouse.ts';
import { logIn } from '../log-in.ts';
import type { SnowflakeSettings } from '../snowflake-settings.ts';
import { createSnowflakeWarehouse } from '../snowflake-warehouse.ts';
import type { JsonProxy } from './json-proxy.ts';
import { type StartedProgram, startProgram } from './run-program.ts';
import { newPrivateKey, settingsFor } from './snowflake-key.ts';
import { startEmulator } from './start-emulator.ts';

/** An emulated account that machines of several data directories share, and the bundled program on each of them. */
export interface SharedAccount {
  readonly emulator: JsonProxy;
  readonly settings: SnowflakeSettings;
  /** What an account has and the emulator has not: the bytes statements read, and policies. */
  readonly has: { bytes: string; policies: boolean };
  /** A path in a folder of this account's own. */
  at(name: string): string;
  /** Starts the program in a data directory of this name, as the service user of a role. */
  start(
    role: 'BUILDER' | 'AGENT',
    data: string,
    args: readonly string[],
    env?: Readonly<Record<string, string>>,
  ): StartedProgram;
  /** Works over a session of its own. */
  inSnowflake<Result>(work: (rows: Warehouse) => Promise<Result>): Promise<Result>;
  /** Asks the builder's file of a data directory. */
  inBook(data: string, sql: string): Promise<readonly Row[]>;
  close(): Promise<void>;
}

/** Ask inside `describeWithPython` only. */
export async function openSharedAccount(): Promise<SharedAccount> {
  const folder = mkdtempSync(join(tmpdir(), 'payerscope-account-'));
  const at = (name: string) => join(folder, name);
  const [emulator] = await Promise.all([startEmulator(), bundle()]);
  const has = { bytes: '1500000000', policies: true };
  emulator.answerFor((sql) => {
    if (sql.includes('query_history_by_session')) {
      const columns = ['BYTES', 'STATEMENTS'].map((name) => ({ name, type: 'fixed' }));
      return { columns, rows: [[has.bytes, '12']] };
    }
    if (!/ set (aggregation|projection) policy /.test(sql)) return null;
    return has.policies
      ? { columns: [{ name: 'status', type: 'text' }], rows: [['Statement executed successfully.']] }
      : { code: '000002', message: `Unsupported feature 'AGGREGATION POLICY' in ${sql}` };
  });
  const privateKey = newPrivateKey();
  writeFileSync(at('key.p8'), privateKey);
  const settings = settingsFor(emulator.address, { privateKey });
  return {
    ...{ emulator, settings, has, at },
    start: (role, data, args, env = {}) =>
      startProgram(['--warehouse', 'snowflake', '--data', at(data), ...args], {
        PAYERSCOPE_SNOWFLAKE_ACCOUNT: 'TEST',
        PAYERSCOPE_SNOWFLAKE_USER: `PAYERSCOPE_${role}_SERVICE`,
        PAYERSCOPE_SNOWFLAKE_ROLE: `PAYERSCOPE_${role}`,
        PAYERSCOPE_SNOWFLAKE_PRIVATE_KEY_PATH: at('key.p8'),
        PAYERSCOPE_SNOWFLAKE_ADDRESS: emulator.address,
        ...env,
      }),
    inSnowflake: async (work) => {
      const session = await logIn({ settings, database: settings.database });
      const rows = createSnowflakeWarehouse(session, settings, 30);
      try {
        return await work(rows);
      } finally {
        await rows.close();
      }
    },
    inBook: async (data, sql) => {
      const path = join(at(data), 'warehouse.duckdb');
      const book = await createDuckDbWarehouse({ path, readOnly: true });
      try {
        return await book.query(sql);
      } finally {
        await book.close();
      }
    },
    close: async () => {
      await emulator.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
