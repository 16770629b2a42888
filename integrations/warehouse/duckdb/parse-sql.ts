import { DuckDBInstance } from '@duckdb/node-api';
import { toDuckDbParameters } from './named-parameters.ts';

/** DuckDB's own parser, for `vet`: nothing is bound or run. */
export interface SqlParser {
  /** The syntax tree of a statement with `:name` parameters, as `json_serialize_sql` gives it. */
  parse(sql: string): Promise<unknown>;
  close(): void;
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
