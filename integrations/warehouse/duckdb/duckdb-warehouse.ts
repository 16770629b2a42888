import type { DuckDBConnection, DuckDBPreparedStatement } from '@duckdb/node-api';
import { DuckDBDataChunk, DuckDBInstance } from '@duckdb/node-api';
import type { Value } from '../../../tools/answer.ts';
import { PayerscopeError } from '../../../tools/errors.ts';
import type { Row, Warehouse } from '../../../tools/ports.ts';
import { fromDuckDb } from './duckdb-value.ts';
import { toDuckDbParameters } from './named-parameters.ts';
import { toDuckDb } from './to-duckdb.ts';

export interface DuckDbWarehouseOptions {
  /** Database file, created when absent; `:memory:` for none. */
  readonly path: string;
  readonly threads?: number;
  /** As DuckDB writes it, for instance `1200MB`. */
  readonly memoryLimit?: string;
  /** Nothing of the file can be changed; temporary tables can be made. */
  readonly readOnly?: boolean;
  /** Where work larger than memory spills. */
  readonly tempDirectory?: string;
}

/** Rows per data chunk: DuckDB's own vector size. */
const CHUNK_ROWS = 2048;

/**
 * Opens the embedded warehouse: UTC, no extension ever fetched.
 *
 * @throws PayerscopeError STORE_UNAVAILABLE when the file is corrupt, in use or cannot be written
 */
export async function createDuckDbWarehouse(options: DuckDbWarehouseOptions): Promise<Warehouse> {
  const { instance, connection } = await open(options);

  const query: Warehouse['query'] = async (sql, params = {}) => {
    const prepared = await connection.prepare(toDuckDbParameters(sql));
    try {
      prepared.bind(bindings(prepared, params));
      const reader = await prepared.runAndReadAll();
      return reader.convertRowObjects<Value>(fromDuckDb) as readonly Row[];
    } finally {
      prepared.destroySync();
    }
  };

  return {
    dialect: 'duckdb',
    query,
    async execute(sql) {
      await connection.run(sql);
    },
    async append(table, columns, rows) {
      const actual = (await query(`describe ${table}`)).map((row) => String(row['column_name']));
      if (actual.join() !== columns.join()) {
        throw new Error(
          `append to ${table}: its columns are ${actual.join(', ')}, not ${columns.join(', ')}`,
        );
      }
      await appendRows(connection, table, rows);
    },
    async close() {
      connection.closeSync();
      instance.closeSync();
    },
  };
}

async function open(
  options: DuckDbWarehouseOptions,
): Promise<{ instance: DuckDBInstance; connection: DuckDBConnection }> {
  let instance: DuckDBInstance | undefined;
  try {
    instance = await DuckDBInstance.create(options.path, {
      autoinstall_known_extensions: 'false',
      autoload_known_extensions: 'false',
      ...(options.readOnly === true && { access_mode: 'READ_ONLY' }),
      ...(options.threads !== undefined && { threads: String(options.threads) }),
      ...(options.memoryLimit !== undefined && { memory_limit: options.memoryLimit }),
      ...(options.tempDirectory !== undefined && { temp_directory: options.tempDirectory }),
    });
    const connection = await instance.connect();
    await connection.run(`set TimeZone = 'UTC'`);
    // Random ids hardly shrink, and trying costs half the time of an import.
    await connection.run(`set disabled_compression_methods = 'fsst,dict_fsst,zstd'`);
    return { instance, connection };
  } catch (cause) {
    instance?.closeSync();
    throw new PayerscopeError('STORE_UNAVAILABLE', describeFailure(options.path, String(cause)), { cause });
  }
}

function describeFailure(path: string, reason: string): string {
  if (/could not set lock|conflicting lock|already open/i.test(reason)) {
    return `The warehouse file ${path} is in use by another process; wait for it to finish, then try again.`;
  }
  if (
    /permission denied|read-only|no such file|not a directory|is a directory|cannot open file/i.test(reason)
  ) {
    return `The warehouse file ${path} cannot be opened for writing; check the directory and its permissions, or choose another with --data.`;
  }
  return `The warehouse file ${path} is not a readable DuckDB file (corrupt, or written by a newer version); move it away and build again.`;
}

/** The values a statement uses, by name; others are ignored. */
function bindings(
  prepared: DuckDBPreparedStatement,
  params: Readonly<Record<string, string | number>>,
): Record<string, string | number> {
  const names = Array.from({ length: prepared.parameterCount }, (_, i) => prepared.parameterName(i + 1));
  return Object.fromEntries(
    names.map((name) => {
      const value = params[name];
      if (value === undefined) throw new Error(`no value is bound to the parameter ${name}`);
      return [name, value];
    }),
  );
}

/** One typed chunk at a time through the appender: about a million values a second, no SQL text built. */
async function appendRows(
  connection: DuckDBConnection,
  table: string,
  rows: readonly (readonly Value[])[],
): Promise<void> {
  const path = table.split('.').map((part) => part.replace(/^"(.*)"$/, '$1').replaceAll('""', '"'));
  const [name, schema, catalog] = path.toReversed();
  const appender = await connection.createAppender(name ?? table, schema ?? null, catalog ?? null);
  try {
    const types = Array.from({ length: appender.columnCount }, (_, i) => appender.columnType(i));
    for (let start = 0; start < rows.length; start += CHUNK_ROWS) {
      const slice = rows.slice(start, start + CHUNK_ROWS);
      const chunk = DuckDBDataChunk.create(types, slice.length);
      types.forEach((type, column) => {
        chunk.setColumnValues(
          column,
          slice.map((row) => toDuckDb(row[column] ?? null, type)),
        );
      });
      appender.appendDataChunk(chunk);
    }
    appender.flushSync();
  } finally {
    appender.closeSync();
  }
}
