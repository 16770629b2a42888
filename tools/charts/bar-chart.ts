import { altText } from './alt-text.ts';
import { isOrdered } from './bar-color.ts';
import { barMarks, MOST_CATEGORIES, tellBar } from './bar-marks.ts';
import { chartFrame } from './chart-frame.ts';
import { type DrawChart, firstColumn } from './chart-request.ts';
import { labelsIn } from './chart-table.ts';
import { measureWithUnit, subtitleOf, WITHHELD_NOTE } from './chart-words.ts';
import { gapFinding } from './gap-finding.ts';
import { horizontalBars } from './horizontal-bars.ts';
import { immatureNotes } from './immature.ts';
import { isLabelled, labelledBars } from './labelled-bars.ts';
import { categoryLines, verticalBars } from './vertical-bars.ts';

const ROW_HEIGHT = 24;
const GROUP_ROW_HEIGHT = 30;
/** Axis and notes of a chart that grows with its rows, and its title. */
const AROUND = 75;
const TITLE = 45;
/** More categories than this lie under each other, where their names have room. */
const MOST_COLUMNS = 7;

/** Bars, one per category or several beside each other; upright where the names fit beneath. */
export const barChart: DrawChart = (request) => {
  const { view, category, size, values } = request;
  const column = firstColumn(request);
  const { title, leader } = gapFinding(request);
  const marks = isLabelled(request) ? labelledBars(request) : barMarks(request, leader);
  if (marks.bars.length < 2 || marks.bars.every(({ number }) => number === null)) return null;
  const { categories, series, bars } = marks;
  const isTime = category !== null && view.column(category).unit === 'month';
  const upright =
    isTime ||
    isOrdered(category) ||
    (categories.length <= MOST_COLUMNS &&
      bars.every(({ number }) => (number ?? 0) >= 0) &&
      categoryLines(categories, size.width - 80) !== null);
  const grouped = marks.slots > 1;
  const total = category === null ? 1 : labelsIn(view, category).length;
  const what =
    grouped && values.length > 1
      ? `${series.map(({ label }) => label).join(', ')}${column.unit === 'usd' ? ' (USD)' : ''}`
      : measureWithUnit(column);
  const by = category === null ? '' : ` by ${view.column(category).label.toLowerCase()}`;
  const subtitle = subtitleOf(`${what}${by}`, request);
  const rowHeight = grouped ? Math.max(GROUP_ROW_HEIGHT, series.length * 13 + 8) : ROW_HEIGHT;
  const { margin, draw } = (upright ? verticalBars : horizontalBars)(marks, column.unit, size.width);
  const spec = chartFrame({
    ...request,
    size: {
      width: size.width,
      height: upright
        ? size.height
        : Math.max(size.height, categories.length * rowHeight + AROUND + (request.titled ? TITLE : 0)),
    },
    title,
    subtitle,
    alt: altText(
      grouped ? 'Grouped bar chart' : 'Bar chart',
      title,
      subtitle,
      bars.map((bar) => tellBar(marks, bar)),
    ),
    notes: [
      ...immatureNotes(request.template, view.table, request.manifest),
      ...(bars.some(({ withheld }) => withheld) ? [WITHHELD_NOTE] : []),
      ...(total > categories.length ? [`The first ${MOST_CATEGORIES} of ${total} are shown.`] : []),
    ],
    legend: grouped || isLabelled(request) ? series : [],
    margin,
    draw,
  });
  return { title, spec };
};
