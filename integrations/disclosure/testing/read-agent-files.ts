import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/** Only the builder may hold these. */
const BUILDERS = /^(warehouse\.duckdb|source\/)/;

/** A database row by row: its pages may lie in any order. */
function readDatabase(path: string): string {
  const database = new DatabaseSync(path, { readOnly: true });
  try {
    const tables = database
      .prepare("select name from sqlite_master where type = 'table' order by name")
      .all();
    return tables
      .map(({ name }) => {
        const rows = database.prepare(`select * from "${name}"`).all();
        const lines = rows.map((row) =>
          Object.values(row)
            .map((value) =>
              value instanceof Uint8Array ? Buffer.from(value).toString('latin1') : String(value),
            )
            .join('\t'),
        );
        return [`-- ${name}`, ...lines].join('\n');
      })
      .join('\n');
  } finally {
    database.close();
  }
}

/** Every file of a data directory that is not the builder's alone, name and content, in order of names. */
export function readAgentFiles(dataDirectory: string): [string, string][] {
  return readdirSync(dataDirectory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(dataDirectory, join(entry.parentPath, entry.name)))
    .filter((name) => !BUILDERS.test(name) && !/\.sqlite-(wal|shm)$/.test(name))
    .sort()
    .map((name) => {
      const path = join(dataDirectory, name);
      return [name, name.endsWith('.sqlite') ? readDatabase(path) : readFileSync(path, 'latin1')];
    });
}
