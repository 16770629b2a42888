import type { CellColumn } from '../../reading/table-cells.ts';
import { columnWidths } from './column-widths.ts';

/** Beyond this, jumping between panels is harder to read than one record per row. */
const MOST_PANELS = 3;

function greedy(name: CellColumn, rest: readonly CellColumn[], width: number): CellColumn[][] | null {
  const panels: CellColumn[][] = [];
  for (const column of rest) {
    const open = panels.at(-1);
    if (open !== undefined && columnWidths([name, ...open, column], width) !== null) open.push(column);
    else if (columnWidths([name, column], width) !== null) panels.push([column]);
    else return null;
  }
  return panels;
}

/**
 * Splits columns that do not fit side by side into few panels that each repeat the name column, evenly where
 * that fits too. Null where it takes more than three.
 */
export function splitPanels(columns: readonly CellColumn[], width: number): CellColumn[][] | null {
  const [name, ...rest] = columns;
  if (name === undefined || name.align !== 'left') return null;
  const panels = greedy(name, rest, width);
  if (panels === null || panels.length > MOST_PANELS) return null;
  const share = Math.ceil(rest.length / panels.length);
  const even = panels.map((_, at) => rest.slice(at * share, (at + 1) * share));
  const fits = even.every((panel) => panel.length > 0 && columnWidths([name, ...panel], width) !== null);
  return (fits ? even : panels).map((panel) => [name, ...panel]);
}
