import type { CellColumn } from '../../reading/table-cells.ts';
import { columnWidths, GAP, headerLines, totalWidth } from './column-widths.ts';
import { ellipsize, pad } from './fit-text.ts';
import type { Screen } from './screen.ts';

/**
 * Aligned columns no wider than the screen: numbers right-aligned, headers standing on a rule, the total row
 * set off. Null where the columns cannot fit.
 */
export function renderColumns(
  columns: readonly CellColumn[],
  screen: Screen,
  options: { readonly totalRow?: boolean } = {},
): string[] | null {
  const { palette } = screen;
  const widths = columnWidths(columns, screen.columns);
  if (widths === null) return null;
  const line = (texts: readonly string[]): string =>
    texts
      .map((text, at) => pad(ellipsize(text, widths[at]!), widths[at]!, columns[at]!.align))
      .join(' '.repeat(GAP))
      .trimEnd();

  const headers = columns.map(({ header }, at) => headerLines(header, widths[at]!));
  const height = Math.max(...headers.map((lines) => lines.length));
  const head = Array.from({ length: height }, (_, row) =>
    palette.dim(line(headers.map((lines) => lines[row - height + lines.length] ?? ''))),
  );
  const rule = palette.dim(screen.rule.repeat(totalWidth(widths)));
  const rows = columns[0]?.cells.length ?? 0;
  const body = Array.from({ length: rows }, (_, row) => line(columns.map(({ cells }) => cells[row] ?? '')));
  if (options.totalRow !== true) return [...head, rule, ...body];
  return [...head, rule, ...body.slice(0, -1), rule, palette.strong(body.at(-1)!)];
}
