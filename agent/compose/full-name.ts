import type { ResultView, RowView } from './result-view.ts';

/**
 * All labels of a row, the first one outside the brackets: `Samir Hansen (General Practice, Commonwealth General)`.
 * A value of a row with several labels is told with every one of them.
 */
export function fullName(view: ResultView, columns: readonly string[]): (row: RowView) => string {
  const present = columns.filter((column) => view.column(column) !== undefined);
  return (row) => {
    const more = present.filter((column) => row.text(column) !== '' && row.text(column) !== 'null');
    return more.length === 0
      ? row.label()
      : `${row.label()} (${more.map((column) => row.label(column)).join(', ')})`;
  };
}
