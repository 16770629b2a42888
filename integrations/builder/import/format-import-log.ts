import type { ImportLog } from './import-log.ts';

const count = (value: number): string => String(value).replace(/\B(?=(\d{3})+$)/g, ',');

/** The import log as people read it: a line per file, indented lines for what was rejected or empty. */
export function formatImportLog(log: ImportLog): string {
  const width = Math.max(...log.files.map(({ file }) => file.length));
  return log.files
    .flatMap(({ file, read, loaded, rejected, nulls }) => [
      `${file.padEnd(width)}  ${count(read)} rows read, ${count(loaded)} loaded, ${count(read - loaded)} rejected`,
      ...rejected.map(
        ({ reason, rows, lines }) =>
          `  rejected ${count(rows)}: ${reason} (${lines.length === 1 ? 'line' : 'lines'} ${lines.join(', ')}${rows > lines.length ? ', …' : ''})`,
      ),
      ...(nulls.length === 0
        ? []
        : [`  empty: ${nulls.map(({ column, rows }) => `${column} ${count(rows)}`).join(', ')}`]),
    ])
    .join('\n');
}
