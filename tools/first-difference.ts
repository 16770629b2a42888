import type { ResultTable, Statement, TemplateResult } from './answer.ts';
import { canonicalHash, canonicalJson } from './canonical-json.ts';
import { formatValue } from './format-value.ts';

/** A result as it was kept. */
export interface KeptResult {
  readonly table: ResultTable;
  readonly statement: Statement | undefined;
}

/** Where a kept cell differs from the one the release gives, row by row. */
function differentCell(kept: ResultTable, again: ResultTable): string | null {
  for (const [row, values] of again.rows.entries()) {
    for (const [at, column] of again.columns.entries()) {
      const hidden = (table: ResultTable): boolean =>
        table.withheld.some(([r, name]) => r === row && name === column.name);
      const other = kept.rows[row]?.[at];
      if (other === values[at] && hidden(kept) === hidden(again)) continue;
      const said = other === undefined ? 'nothing' : formatValue(other, column.unit, hidden(kept));
      const label = typeof values[0] === 'string' ? `${values[0]}, ` : '';
      return `${again.template}: ${label}${column.label} is kept as ${said}; the release gives ${formatValue(values[at] ?? null, column.unit, hidden(again))}.`;
    }
  }
  return null;
}

/**
 * The first difference between a result as it was kept and the same question asked again, in one sentence; null when
 * statement, parameters, every cell, every withheld mark and the hash are the same.
 */
export function firstDifference({ table, statement }: KeptResult, again: TemplateResult): string | null {
  const { template } = again.table;
  if (statement === undefined) return `${template}: no statement is kept for its table.`;
  if (statement.sql !== again.statement.sql)
    return `${template}: the statement kept is not the one that answers it.`;
  if (canonicalJson(statement.params) !== canonicalJson(again.statement.params))
    return `${template}: the parameters kept are not those that answer it.`;
  const cell = differentCell(table, again.table);
  if (cell !== null) return cell;
  if (table.rows.length !== again.table.rows.length)
    return `${template}: ${table.rows.length} rows are kept; the release gives ${again.table.rows.length}.`;
  const { columns, rows, withheld } = table;
  if (canonicalHash({ columns, rows, withheld }) !== again.statement.resultHash)
    return `${template}: columns or withheld marks are kept otherwise than the release gives them.`;
  return statement.resultHash === again.statement.resultHash
    ? null
    : `${template}: the hash kept is not that of its result.`;
}
