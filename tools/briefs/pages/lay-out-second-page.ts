import type { BriefContent } from '../brief-content.ts';
import { type Block, COLUMN, PAGE, type Page } from './page.ts';
import { COLOURS } from './page-colours.ts';
import { BODY, pageFrame } from './page-frame.ts';
import { chartHeadHeight, setChart } from './set-chart.ts';
import { setTable, tableHeight } from './set-table.ts';
import { setText } from './set-text.ts';
import type { Typefaces } from './typefaces.ts';

const CHART = { least: 170, most: 262 } as const;
const ROWS = { most: 15, least: 4 } as const;
const ROW_HEIGHT = { least: 14.2, most: 20 } as const;
const BETWEEN = 14;

/** Method, definitions and provenance in small print, ending at the foot of the page. */
function smallPrint(
  content: BriefContent,
  y: number,
  typefaces: Typefaces,
): { blocks: Block[]; bottom: number } {
  const place = { x: PAGE.margin, width: COLUMN, colour: COLOURS.note };
  const title = setText(
    'H2',
    'Method, definitions and provenance',
    { ...place, y, size: 9.4, lead: 14, lines: 1, face: 'semibold', colour: COLOURS.heading },
    typefaces,
  );
  let top = title.bottom;
  const paragraph = (text: string, lines: number): Block => {
    const set = setText('P', text, { ...place, y: top, size: 7.6, lead: 9.6, lines }, typefaces);
    top = set.bottom + 1.5;
    return set.block;
  };
  const method = paragraph(content.method.join(' '), 7);
  const provenance = content.provenance.map((text) => paragraph(text, 3));
  return { blocks: [title.block, method, ...provenance], bottom: top };
}

/** Chart, table, method and provenance; rows and the chart give way where the words need room. */
export function layOutSecondPage(content: BriefContent, typefaces: Typefaces): Page {
  const frame = pageFrame({ ...content, number: 2 }, typefaces);
  const { table } = content;
  const [, , chart] = content.charts;
  const head = chartHeadHeight(chart, COLUMN, typefaces);
  const printHeight = smallPrint(content, 0, typefaces).bottom;
  const body = BODY.bottom - BODY.top - head - printHeight - 2 * BETWEEN;

  let rows = Math.min(table.rows.length, ROWS.most);
  const chartRoom = (rowHeight: number) => body - tableHeight(table, rows, rowHeight);
  while (rows > ROWS.least && chartRoom(ROW_HEIGHT.least) < CHART.least) rows -= 1;
  // What the chart cannot use opens up the rows.
  const spare = Math.max(0, chartRoom(ROW_HEIGHT.least) - CHART.most);
  const stretch = rows === 0 ? 0 : spare / (rows + 1);
  const rowHeight = Math.min(ROW_HEIGHT.most, ROW_HEIGHT.least + stretch);
  const height = Math.min(CHART.most, chartRoom(rowHeight));

  const tableAt = BODY.top + head + height + BETWEEN;
  const print = smallPrint(content, BODY.bottom - printHeight, typefaces);
  return {
    bookmarks: [table.title, 'Method, definitions and provenance'],
    blocks: [
      ...frame.top,
      ...setChart(chart, { x: PAGE.margin, y: BODY.top, width: COLUMN, head, height }, typefaces),
      ...setTable(table, { y: tableAt, rows, rowHeight }, typefaces),
      ...print.blocks,
      ...frame.foot,
    ],
  };
}
