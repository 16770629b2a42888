import { formatMonth, formatProse } from '../format-value.ts';
import { altText } from './alt-text.ts';
import { MOST_CATEGORIES } from './bar-marks.ts';
import { categoryLabels } from './category-labels.ts';
import { chartFrame } from './chart-frame.ts';
import { type ChartRequest, type DrawChart, firstColumn } from './chart-request.ts';
import { labelsIn, shownValue } from './chart-table.ts';
import { drawnValue, inWords, measureWithUnit, subtitleOf, toldValue, WITHHELD_NOTE } from './chart-words.ts';
import { columnHeads } from './column-heads.ts';
import { drawableText } from './drawable-text.ts';
import { heatColor } from './heat-color.ts';
import { immatureNotes } from './immature.ts';
import { inkOn } from './ink-on.ts';
import { layer, ownColor, pixels, textMark, textOf, WITHHELD_STYLE } from './layers.ts';
import { nameInTitle, ofThoseShown } from './ranking-finding.ts';
import { textWidth } from './text-width.ts';
import { SIZE, THEME } from './theme.ts';

const MOST_COLUMNS = 12;
const ROW_HEIGHT = 26;
const ROW_MOST = 44;
const LABEL_SHARE = 0.26;
const AROUND = 120;

/** A cell for every pair of two columns' labels, darker where the value is larger; withheld cells are outlined. */
export const heatMap: DrawChart = (request) => {
  const { view, category, series, size, manifest } = request;
  if (category === null || series === null) return null;
  const column = firstColumn(request);
  const named = (name: string, key: string): string =>
    drawableText(view.column(name).unit === 'month' ? formatMonth(key) : key);
  const inOrder = (name: string): string[] => {
    const order = manifest.members[name] ?? [];
    const place = (key: string): number => (order.includes(key) ? order.indexOf(key) : order.length);
    const isOwn = name === category && view.column(name).unit !== 'month' && name !== 'age_bucket';
    // Rows come in the result's own order, columns in the release's, which is the same in every chart.
    const labels = labelsIn(view, name);
    return isOwn ? labels : labels.sort((a, b) => place(a) - place(b) || (a < b ? -1 : 1));
  };
  const [allRows, allColumns] = [inOrder(category), inOrder(series)];
  const [rows, columns] = [allRows.slice(0, MOST_CATEGORIES), allColumns.slice(0, MOST_COLUMNS)];
  if (rows.length * columns.length < 2) return null;
  const cells = view.rows.flatMap((row) => {
    const [at, to] = [rows.indexOf(view.key(row, category)), columns.indexOf(view.key(row, series))];
    if (at < 0 || to < 0) return [];
    const value = view.value(row, column.name);
    return [
      {
        at,
        to,
        value,
        number: shownValue(value),
        names: [named(category, rows[at]!), named(series, columns[to]!)],
      },
    ];
  });
  const numbers = cells.flatMap(({ number }) => (number === null ? [] : [number]));
  if (numbers.length === 0) return null;
  const bounds = { low: Math.min(0, ...numbers), high: Math.max(0, ...numbers) };
  const filled = new Set(cells.map(({ at, to }) => `${at} ${to}`));
  const absent = rows.flatMap((_, at) =>
    columns.flatMap((__, to) => (filled.has(`${at} ${to}`) ? [] : [{ at, to }])),
  );
  const anyWithheld = cells.some(({ value }) => value.state === 'withheld');
  // Of amounts below zero the lowest is the finding.
  const lowest = numbers.length > 0 && numbers.every((number) => number <= 0);
  const sorted = cells
    .filter(({ number }) => number !== null)
    .sort((a, b) => (lowest ? 1 : -1) * (a.number! - b.number!));
  const [first, second] = sorted;
  const measure = inWords(column);
  const title =
    first === undefined
      ? `${measure.charAt(0).toUpperCase()}${measure.slice(1)}: withheld to protect patients`
      : first.number === second?.number
        ? `${measure.charAt(0).toUpperCase()}${measure.slice(1)} by ${view.column(category).label.toLowerCase()} and ${view.column(series).label.toLowerCase()}`
        : `The ${lowest ? 'lowest' : 'highest'} ${measure}${ofThoseShown(anyWithheld)}: ${nameInTitle(first.names[0]!)}, ${nameInTitle(first.names[1]!)} with ${formatProse(first.number, column.unit)}`;
  const subtitle = subtitleOf(
    `${measureWithUnit(column)} by ${view.column(category).label.toLowerCase()} and ${view.column(series).label.toLowerCase()}`,
    request,
  );
  const labels = rows.map((key) => named(category, key));
  const labelRoom = Math.min(
    Math.max(...labels.map((label) => textWidth(label, SIZE.label))),
    size.width * LABEL_SHARE,
  );
  const room = size.width - 2 * SIZE.edge - labelRoom - 8;
  const names = columns.map((key) => named(series, key));
  const heads = columnHeads(names, room / columns.length);
  // Half of the last column lies under its own name.
  const beyond = Math.max(0, heads.right - (room - heads.right) / columns.length / 2);
  const omitted = [
    ...(allRows.length > rows.length ? [`${rows.length} of ${allRows.length} rows`] : []),
    ...(allColumns.length > columns.length ? [`${columns.length} of ${allColumns.length} columns`] : []),
  ];
  const wanted = heads.height + rows.length * ROW_HEIGHT + AROUND;
  const spec = chartFrame({
    ...request,
    size: { width: size.width, height: Math.max(size.height, wanted) },
    title,
    subtitle,
    alt: altText(
      'Heat map',
      title,
      subtitle,
      cells.map(({ names, value }) => `${names.join(', ')} ${toldValue(value, column.unit)}`),
    ),
    notes: [
      ...immatureNotes(request.template, view.table, request.manifest),
      ...(anyWithheld ? [WITHHELD_NOTE] : []),
      ...(absent.length > 0 ? [absentNote(request)] : []),
      ...(omitted.length > 0 ? [`The first ${omitted.join(' and ')} are shown.`] : []),
    ],
    margin: { left: labelRoom + 8, right: beyond, bottom: 4 },
    draw: (plot) => {
      const width = plot.width / columns.length;
      const height = Math.min(ROW_MOST, (plot.height - heads.height) / rows.length);
      const center = ({ at, to }: { at: number; to: number }) => ({
        x: (to + 0.5) * width,
        y: heads.height + (at + 0.5) * height,
      });
      const square = { type: 'rect', width: width - 2, height: height - 2 };
      const known = cells.filter(({ number }) => number !== null);
      const hidden = cells.filter(({ value }) => value.state === 'withheld');
      const texts = cells.flatMap((cell) => {
        const color = cell.number === null ? THEME.quiet : inkOn(heatColor(cell.number, bounds));
        const text = cell.value.state === 'withheld' ? '‡' : drawnValue(cell.value, column.unit);
        return textWidth(text, SIZE.note) <= width - 4 ? [{ ...center(cell), text, color }] : [];
      });
      const position = { x: pixels('x'), y: pixels('y') };
      return [
        ...(absent.length === 0
          ? []
          : [
              layer(
                { type: 'point', shape: 'circle', filled: true, size: 9, opacity: 1, color: THEME.axis },
                absent.map((cell) => ({ absent: true, ...center(cell) })),
                position,
              ),
            ]),
        layer(
          square,
          known.map((cell) => ({
            row: cell.names[0]!,
            column: cell.names[1]!,
            value: cell.number,
            color: heatColor(cell.number!, bounds),
            ...center(cell),
          })),
          { ...position, color: ownColor() },
        ),
        ...(hidden.length === 0
          ? []
          : [
              layer(
                { type: 'rect', width: width - 5, height: height - 5, ...WITHHELD_STYLE },
                hidden.map((cell) => ({
                  row: cell.names[0]!,
                  column: cell.names[1]!,
                  withheld: true,
                  ...center(cell),
                })),
                position,
              ),
            ]),
        layer(textMark({ align: 'center', fontSize: SIZE.note }), texts, {
          ...position,
          text: textOf('text'),
          color: ownColor(),
        }),
        heads.draw(width),
        categoryLabels(labels, { room: labelRoom, band: height, x: -8, top: heads.height }),
      ];
    },
  });
  return { title, spec };
};

/** What a dot in the place of a cell says: a list cut at its limit has not all pairs there are. */
function absentNote({ template, view: { table } }: ChartRequest): string {
  const cut = Object.values(template.bindings).some(
    (binding) =>
      binding.kind === 'number' &&
      binding.param === 'limit' &&
      table.rows.length >= Number(table.params[binding.param] ?? binding.default),
  );
  return cut ? `• Not among the ${table.rows.length} pairs asked for.` : '• The release has no such pair.';
}
