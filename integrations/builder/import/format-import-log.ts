import type { ImportLog } from './import-log.ts';

const count = (value: number): string => String(value).replace(/\B(?=(\d{3})+$)/g, ',');

/** The first lines of a reason; nothing where it is known by its number alone. */
function examples(rows: number, lines: readonly number[]): string {
  if (lines.length === 0) return '';
  return ` (${lines.length === 1 ? 'line' : 'lines'} ${lines.join(', ')}${rows > lines.length ? ', …' : ''})`;
}

/** The import log as people read it: a line per file, indented lines for what was rejected or empty. */
export function formatImportLog(log: ImportLog): string {
  const widest = (texts: readonly string[]): number => Math.max(...texts.map((text) => text.length));
  const width = widest(log.files.map(({ file }) => file));
  const digits = widest(log.files.map(({ read }) => count(read)));
  return log.files
    .flatMap(({ file, read, loaded, rejected, nulls, found = [] }) => [
      `${file.padEnd(width)}  ${count(read).padStart(digits)} rows read, ${count(loaded).padStart(digits)} loaded, ${count(read - loaded)} rejected`,
      ...rejected.map(
        ({ reason, rows, lines }) => `  rejected ${count(rows)}: ${reason}${examples(rows, lines)}`,
      ),
      ...(nulls.length === 0
        ? []
        : [`  empty: ${nulls.map(({ column, rows }) => `${column} ${count(rows)}`).join(', ')}`]),
      ...(found.length === 0
        ? []
        : [`  found: ${found.map(({ what, rows }) => `${what} ${count(rows)}`).join(', ')}`]),
    ])
    .join('\n');
}
