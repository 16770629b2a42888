import type { ResultTable } from '../tools/answer.ts';

/** Columns that count what a row rests on. */
const COUNTS = ['total_claims', 'prescriptions', 'open_claims'];

/**
 * Whether anything happened in a row: one whose count is a published zero has nothing to rank, to compare or to
 * follow up. A withheld count is not zero.
 */
export function isActive(table: ResultTable, row: number): boolean {
  return !COUNTS.some((name) => {
    const at = table.columns.findIndex((column) => column.name === name);
    return at >= 0 && table.rows[row]?.[at] === 0;
  });
}
