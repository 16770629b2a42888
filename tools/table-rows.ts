import type { ResultTable } from './answer.ts';

/** How a margin over all members is called: `All`, `All payers`, `All encounter classes`. */
export const ALL_ROW = /^All( [a-z]+){0,2}$/;

/** True for the last row when it is the margin over all rows above it (`All payers`, `All`). */
export function isTotalRow(table: ResultTable, row: number): boolean {
  if (row !== table.rows.length - 1 || table.rows.length < 2) return false;
  const label = table.rows[row]?.[0];
  return typeof label === 'string' && ALL_ROW.test(label);
}

/** Indices of the rows that stand for a member or a period, the total row aside. */
export function memberRows(table: ResultTable): number[] {
  return table.rows.map((_, row) => row).filter((row) => !isTotalRow(table, row));
}
