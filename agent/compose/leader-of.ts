import { templateNamed } from '../../sql/templates/index.ts';
import type { ResultTable } from '../../tools/answer.ts';
import { memberRows } from '../../tools/table-rows.ts';
import { UNINSURED } from '../../tools/uninsured.ts';
import { isActive } from '../table-activity.ts';

/** Templates whose rows stand in the order that was asked for. */
const RANKED = new Set(['payer_ranking', 'coverage_rate_by_payer', 'coverage_ranking', 'payer_share']);

/**
 * The payer a ranking puts first, as it is called in the release: the first insurer with claims whose value is
 * shown. Null when the result is no ranking of payers or nobody stands out.
 */
export function leaderOf(table: ResultTable): string | null {
  const primary = templateNamed(table.template)?.primaryColumn(table.params);
  const label = table.columns.findIndex(({ name }) => name === 'payer');
  const value = table.columns.findIndex(({ name }) => name === primary);
  if (!RANKED.has(table.template) || label < 0 || value < 0) return null;
  const row = memberRows(table).find(
    (at) => isActive(table, at) && table.rows[at]?.[value] !== null && table.rows[at]?.[label] !== UNINSURED,
  );
  return row === undefined ? null : String(table.rows[row]?.[label]);
}
