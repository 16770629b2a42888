import type { Disclosed, ResultTable } from '../../../tools/answer.ts';
import { type CellColumn, hasTotalRow, recordCells, tableCells } from '../../reading/table-cells.ts';
import { askedFirst } from './asked-first.ts';
import { renderColumns } from './columns.ts';
import { splitPanels } from './panels.ts';
import { renderRecords } from './records.ts';
import type { Screen } from './screen.ts';

/**
 * A result as aligned columns. Where they cannot fit the screen they become panels below each other, and on
 * the narrowest screens one record per row, so that nothing is dropped.
 */
export function renderTable(table: Disclosed<ResultTable>, screen: Screen): string[] {
  if (table.rows.length === 0) return [screen.palette.dim('(no rows)')];
  const columns = tableCells(table);
  const options = { totalRow: hasTotalRow(table) };
  const whole = renderColumns(columns, screen, options);
  if (whole !== null) return whole;
  const panels = splitPanels(askedFirst(table, columns), screen.columns);
  if (panels === null) return renderRecords(recordCells(table), screen);
  return panels.flatMap((panel, index) => {
    const lines = renderColumns(panel, screen, options)!;
    return index === 0 ? lines : ['', ...lines];
  });
}

/** The same for a list that is no result: releases, build figures, checks. */
export function renderGrid(columns: readonly CellColumn[], screen: Screen): string[] {
  return renderColumns(columns, screen) ?? renderRecords(columns, screen);
}
