import { existsSync } from 'node:fs';
import { DuckDBInstance, type DuckDBPreparedStatement } from '@duckdb/node-api';
import { PayerscopeError } from '../../../tools/errors.ts';
import type { ReleaseStore, Row } from '../../../tools/ports.ts';
import { RELEASE_FORMAT } from '../../../tools/release-manifest.ts';
import { fromDuckDb } from './duckdb-value.ts';
import { toDuckDbParameters } from './named-parameters.ts';
import { readManifest } from './read-manifest.ts';

/** The second wall: read-only, no file or network access from SQL, no way to switch that back on. */
const LOCKED = {
  access_mode: 'READ_ONLY',
  enable_external_access: 'false',
  autoinstall_known_extensions: 'false',
  autoload_known_extensions: 'false',
  threads: '2',
  lock_configuration: 'true',
};

function unreadable(path: string, cause: unknown): PayerscopeError {
  return new PayerscopeError(
    'RELEASE_UNAVAILABLE',
    `The release file ${path} cannot be read (it is missing, damaged or of another version); publish again with "payerscope demo" or "payerscope build", or name a whole release in releases/current.`,
    { cause },
  );
}

/**
 * Opens a release file for the agent.
 * @throws PayerscopeError RELEASE_UNAVAILABLE when it is missing, damaged or of an unknown format
 */
export async function openDuckDbRelease(path: string): Promise<ReleaseStore> {
  if (!existsSync(path)) throw unreadable(path, undefined);
  let instance: DuckDBInstance | undefined;
  try {
    instance = await DuckDBInstance.create(path, LOCKED);
    const connection = await instance.connect();
    // The vetted statements are few: each is prepared once. One in use is out of the cache, so that two
    // askers at once never share bound values.
    const idle = new Map<string, DuckDBPreparedStatement>();
    const run = async (
      sql: string,
      params: Readonly<Record<string, string | number>>,
    ): Promise<readonly Row[]> => {
      const prepared = idle.get(sql) ?? (await connection.prepare(toDuckDbParameters(sql)));
      idle.delete(sql);
      try {
        if (Object.keys(params).length > 0) prepared.bind({ ...params });
        const reader = await prepared.runAndReadAll();
        const names = reader.columnNames();
        const rows = reader
          .getRows()
          .map((row) => Object.fromEntries(names.map((name, index) => [name, fromDuckDb(row[index])])));
        if (idle.has(sql)) prepared.destroySync();
        else idle.set(sql, prepared);
        return rows;
      } catch (cause) {
        prepared.destroySync();
        throw cause;
      }
    };
    const [row] = await run('select manifest from release_manifest', {});
    const manifest = readManifest(String(row?.['manifest']));
    if (manifest.format !== RELEASE_FORMAT) throw new Error('unknown release format');
    const opened = instance;
    return {
      manifest,
      query: async (sql, params) => {
        try {
          return await run(sql, params);
        } catch (cause) {
          // A vetted statement fails only on a file that is not what its manifest says.
          throw /IO Error|corrupt|Catalog Error|Serialization/i.test(String(cause))
            ? unreadable(path, cause)
            : cause;
        }
      },
      close: async () => {
        for (const prepared of idle.values()) prepared.destroySync();
        connection.closeSync();
        opened.closeSync();
      },
    };
  } catch (cause) {
    instance?.closeSync();
    throw cause instanceof PayerscopeError ? cause : unreadable(path, cause);
  }
}
