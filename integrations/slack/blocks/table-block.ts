import type { KnownBlock, TableBlock } from '@slack/types';
import type { Disclosed, ResultTable } from '../../../tools/answer.ts';
import { formatValue } from '../../../tools/format-value.ts';
import { type CellColumn, hasTotalRow, tableCells } from '../../reading/table-cells.ts';
import { context } from './build.ts';
import { LIMITS } from './limits.ts';
import { plainText } from './mrkdwn.ts';

// Slack takes no empty cell.
const cell = (text: string) => ({ type: 'raw_text', text: plainText(text) || ' ' }) as const;

/** How many rows fit below the header, the last one counted in where it is the total. */
function rowsThatFit(lengths: readonly number[], header: number, total: number): number {
  let used = header + total;
  let rows = 0;
  for (const length of lengths.slice(0, LIMITS.tableRows - 1 - (total > 0 ? 1 : 0))) {
    used += length;
    if (used > LIMITS.tableText) break;
    rows += 1;
  }
  return rows;
}

const lengthAt = (columns: readonly CellColumn[], row: number): number =>
  columns.reduce((sum, { cells }) => sum + (cells[row] ?? '').length + 1, 0);

/**
 * A result as a table block, clamped to what Slack shows, with what is not shown counted below it. The total row
 * stays.
 */
export function tableBlocks(table: Disclosed<ResultTable>): KnownBlock[] {
  if (table.rows.length === 0) return context('_(no rows)_');
  const all = tableCells(table);
  const columns = all.slice(0, LIMITS.tableColumns);
  const totalAt = hasTotalRow(table) ? table.rows.length - 1 : null;
  const members = table.rows.map((_, row) => row).filter((row) => row !== totalAt);
  const header = columns.reduce((sum, column) => sum + column.header.length, 0);
  const fitting = rowsThatFit(
    members.map((row) => lengthAt(columns, row)),
    header,
    totalAt === null ? 0 : lengthAt(columns, totalAt),
  );
  const shown = [...members.slice(0, fitting), ...(totalAt === null ? [] : [totalAt])];
  const block: TableBlock = {
    type: 'table',
    column_settings: columns.map(({ align }) => ({ align, is_wrapped: align === 'left' })),
    rows: [
      columns.map((column) => cell(column.header)),
      ...shown.map((row) => columns.map(({ cells }) => cell(cells[row] ?? ''))),
    ],
  };
  const more = [
    ...(members.length > fitting ? [`${formatValue(members.length - fitting, 'count')} more rows`] : []),
    ...(all.length > columns.length ? [`${all.length - columns.length} more columns`] : []),
  ];
  return [block, ...(more.length === 0 ? [] : context(`… and ${more.join(' and ')}: CSV holds them all.`))];
}
