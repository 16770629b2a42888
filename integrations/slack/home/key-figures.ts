import type { Answer, Disclosed, ResultTable } from '../../../tools/answer.ts';
import { formatProse, WITHHELD_MARK } from '../../../tools/format-value.ts';
import { isTotalRow } from '../../../tools/table-rows.ts';

/** One figure of the margin over everybody, as people read it. */
export interface KeyFigure {
  readonly name: string;
  readonly label: string;
  readonly text: string;
}

function figuresOf(table: Disclosed<ResultTable>): KeyFigure[] {
  const row = table.rows.length - 1;
  if (row < 0 || !(isTotalRow(table, row) || row === 0)) return [];
  const hidden = new Set(table.withheld.filter(([at]) => at === row).map(([, name]) => name));
  return table.columns.flatMap(({ name, label, unit }, at) => {
    const value = table.rows[row]?.[at] ?? null;
    if (unit === 'text' || unit === 'month') return [];
    return [{ name, label, text: hidden.has(name) ? WITHHELD_MARK : formatProse(value, unit) }];
  });
}

/** The figures of an answer's first table in its row over everybody, or in its only row. */
export function keyFigures({ tables: [table] }: Answer): readonly KeyFigure[] {
  return table === undefined ? [] : figuresOf(table);
}
