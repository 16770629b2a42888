import type { CellColumn } from '../../reading/table-cells.ts';
import { displayWidth } from './display-width.ts';
import { words, wrap } from './wrap.ts';

/** Spaces between columns. */
export const GAP = 2;
/** A name is not ellipsized below this: the beginnings of most organizations differ within it. */
const NAME_FLOOR = 14;
/** Two lines of header read well; beyond that a column is widened while there is room. */
const HEADER_LINES = 2;

const longest = (texts: readonly string[]): number => Math.max(0, ...texts.map(displayWidth));

export function headerLines(header: string, width: number): string[] {
  return wrap(words(header), width);
}

/** Cells the columns and their gaps take. */
export function totalWidth(widths: readonly number[]): number {
  return widths.reduce((sum, width) => sum + width, 0) + GAP * Math.max(0, widths.length - 1);
}

/**
 * Widths at which a table fits into `width` cells: numbers whole, headers wrapped at words, names ellipsized
 * when they must be. Null where even that is too wide.
 */
export function columnWidths(columns: readonly CellColumn[], width: number): number[] | null {
  const word = columns.map(({ header }) => longest(header.split(' ')));
  const floors = columns.map(({ align, cells }, at) =>
    Math.max(word[at]!, align === 'left' ? Math.min(NAME_FLOOR, longest(cells)) : longest(cells)),
  );
  const widths = columns.map(({ cells }, at) => Math.max(floors[at]!, longest(cells)));
  while (totalWidth(widths) > width) {
    const slack = widths.map((current, at) => current - floors[at]!);
    const widest = slack.indexOf(Math.max(...slack));
    if (!slack.some((cells) => cells > 0)) return null;
    widths[widest]! -= 1;
  }
  const linesOf = (at: number): number => headerLines(columns[at]!.header, widths[at]!).length;
  const lines = columns.map((_, at) => linesOf(at));
  for (;;) {
    const tallest = lines.indexOf(Math.max(...lines));
    if (columns.length === 0 || lines[tallest]! <= HEADER_LINES || totalWidth(widths) >= width) return widths;
    widths[tallest]! += 1;
    lines[tallest] = linesOf(tallest);
  }
}
