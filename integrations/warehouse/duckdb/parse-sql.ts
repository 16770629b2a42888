import { DuckDBInstance } from '@duckdb/node-api';
import type { ReleaseStore } from '../../../tools/ports.ts';
import { toDuckDbParameters } from './named-parameters.ts';

/** DuckDB's own parser, for `vet`: nothing is bound or run. */
export interface SqlParser {
  /** The syntax tree of a statement with `:name` parameters, as `json_serialize_sql` gives it. */
  parse(sql: string): Promise<unknown>;
  close(): void;
}

/** The same by the connection of a release, which is open anyway: a statement is data here, and is not run. */
export function parserOn(store: ReleaseStore): SqlParser['parse'] {
  return async (sql) => {
    const [row] = await store.query('select json_serialize_sql(cast(:statement as varchar)) as tree', {
      statement: toDuckDbParameters(sql),
    });
    return JSON.parse(String(row?.['tree']));
  };
}

/** Opens an empty in-memory database that can reach nothing outside itself. */
export async function openSqlParser(): Promise<SqlParser> {
  const instance = await DuckDBInstance.create(':memory:', {
    threads: '1',
    enable_external_access: 'false',
  });
  const connection = await instance.connect();
  return {
    async parse(sql) {
      const reader = await connection.runAndReadAll('select json_serialize_sql($1::varchar) as tree', [
        toDuckDbParameters(sql),
      ]);
      return JSON.parse(String(reader.getRows()[0]?.[0]));
    },
    close() {
      connection.closeSync();
      instance.closeSync();
    },
  };
}
