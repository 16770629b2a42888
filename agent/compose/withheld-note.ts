import { isLabel } from '../../sql/templates/result-columns.ts';
import type { ResultTable } from '../../tools/answer.ts';

/**
 * What an answer says about withheld cells: how many, that totals include them, what to try; the same words
 * for every asker and never a reason. Null when nothing is withheld.
 */
export function withheldNote(tables: readonly ResultTable[]): string | null {
  const withheld = tables.reduce((count, table) => count + table.withheld.length, 0);
  if (withheld === 0) return null;
  const cells = tables.reduce(
    (count, table) => count + table.rows.length * table.columns.filter((column) => !isLabel(column)).length,
    0,
  );
  return `‡ Withheld to protect patients (${withheld} of ${cells} cells). Totals include them. Try a longer period or a wider group.`;
}

/** True when a result has rows and not one value of them may be shown. */
export function isWhollyWithheld(table: ResultTable): boolean {
  const values = table.columns.filter((column) => !isLabel(column)).length;
  return table.rows.length > 0 && values > 0 && table.withheld.length === table.rows.length * values;
}
