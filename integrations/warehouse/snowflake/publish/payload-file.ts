import type { Value } from '../../../../tools/answer.ts';
import type { PublishedTable } from './published-tables.ts';

/** Text stands in quotes and nothing does not, so that an empty text is not taken for nothing. */
const field = (value: Value): string => (value === null ? '' : `"${String(value).replaceAll('"', '""')}"`);

/**
 * All tables of a release as one CSV file, so that one upload and one copy bring them: the table's name, the row's
 * number, and as many values as the widest table has.
 *
 * @returns the lines, without a header, each with its line end
 */
export function payloadLines(tables: readonly PublishedTable[]): string[] {
  const width = payloadWidth(tables);
  return tables.flatMap(({ name, rows }) =>
    rows.map((row, index) => {
      const values = [name, index, ...row, ...Array<null>(width - row.length).fill(null)];
      return `${values.map(field).join(',')}\n`;
    }),
  );
}

/** How many values a line of the payload carries. */
export function payloadWidth(tables: readonly PublishedTable[]): number {
  return Math.max(...tables.map(({ columns }) => columns.length));
}
