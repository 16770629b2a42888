import type { Row } from '../../../tools/ports.ts';
import type { Outcome } from './session.ts';
import { fromSnowflake } from './snowflake-value.ts';

/** A result as the ports promise it. Names that stand in no quotes come back in capitals, and are written small here. */
export function rowsOf({ columns, rows }: Outcome): Row[] {
  const names = columns.map(({ name }) => name.toLowerCase());
  return rows.map((row) =>
    Object.fromEntries(columns.map((column, index) => [names[index], fromSnowflake(row[index], column)])),
  );
}
