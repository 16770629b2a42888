import { altText } from './alt-text.ts';
import { barChart } from './bar-chart.ts';
import { MOST_CATEGORIES } from './bar-marks.ts';
import { categoryLabels } from './category-labels.ts';
import { chartFrame } from './chart-frame.ts';
import { type DrawChart, firstColumn } from './chart-request.ts';
import { labelsIn, shownValue } from './chart-table.ts';
import {
  drawnValue,
  measureWithUnit,
  subtitleOf,
  toldValue,
  WITHHELD_LABEL,
  WITHHELD_NOTE,
} from './chart-words.ts';
import { drawableText } from './drawable-text.ts';
import { immatureNotes } from './immature.ts';
import { inkOn } from './ink-on.ts';
import {
  type Datum,
  layer,
  measured,
  ownColor,
  pixel,
  pixels,
  textMark,
  textOf,
  WITHHELD_STYLE,
} from './layers.ts';
import { pixelOf } from './nice-scale.ts';
import { scaleAcross } from './scale-across.ts';
import { seriesOf } from './series.ts';
import { stackFinding } from './stack-finding.ts';
import { textWidth } from './text-width.ts';
import { SIZE, THEME } from './theme.ts';

const GAP = 6;
const BAR_SHARE = 0.66;
const BAR_MOST = 34;
const ROW_HEIGHT = 20;
/** Legend, axis and notes of a chart that grows with its rows, and its title. */
const AROUND = 105;
const TITLE = 45;
const LABEL_SHARE = 0.38;
/** A withheld part is as wide as this, whatever it stands for, and stands at the end of its bar. */
const STUB = 22;

/** Parts of a whole per category, from left to right; what is withheld stands at the end, outside the sum. */
export const stackedBars: DrawChart = (request) => {
  const { view, category, size } = request;
  const column = firstColumn(request);
  const parts = seriesOf(request);
  const keys = category === null ? [] : labelsIn(view, category).slice(0, MOST_CATEGORIES);
  if (category === null || keys.length === 0) return null;
  const stacks = keys.map((key, at) => {
    const rows = view.rows.filter((row) => view.key(row, category) === key);
    let [sum, hidden] = [0, 0];
    const segments: Datum[] = [];
    const told: string[] = [];
    for (const part of parts) {
      const value = rows.map((row) => part.value(row)).find((found) => found !== null);
      if (value === undefined || value === null) continue;
      const number = shownValue(value);
      told.push(`${part.label} ${toldValue(value, column.unit)}`);
      if (value.state === 'withheld') hidden += 1;
      if (number === null || number === 0) continue;
      const segment = { category: drawableText(key), part: part.label, value: number, color: part.tone.fill };
      segments.push({ ...segment, at, from: sum, to: sum + number });
      sum += number;
    }
    return { label: drawableText(key), sum, hidden, segments, told };
  });
  const segments = stacks.flatMap((stack) => stack.segments);
  if (segments.length === 0) return null;
  // Parts below zero do not stack.
  if (segments.some(({ value }) => Number(value) < 0)) return barChart(request);
  const withheld = stacks.some(({ hidden }) => hidden > 0);
  const ends = stacks.map(({ sum, hidden }) =>
    hidden > 0 ? WITHHELD_LABEL : drawnValue({ state: 'shown', value: sum }, column.unit),
  );
  const widest = (texts: readonly string[], face: 'regular' | 'semibold'): number =>
    Math.max(...texts.map((text) => textWidth(text, SIZE.label, face)));
  const labelRoom = Math.min(
    widest(
      stacks.map(({ label }) => label),
      'regular',
    ),
    size.width * LABEL_SHARE,
  );
  const endRoom = widest(ends, 'semibold') + GAP + (withheld ? STUB + GAP : 0);
  const scale = scaleAcross(
    stacks.map(({ sum }) => sum),
    column.unit,
    size.width - 2 * SIZE.edge - labelRoom - GAP - endRoom,
  );
  const { title } = stackFinding(request);
  const total = labelsIn(view, category).length;
  const subtitle = subtitleOf(
    request.series === null
      ? `${sharedName(parts.map(({ label }) => label))}${column.unit === 'usd' ? ' (USD)' : ''} by ${view.column(category).label.toLowerCase()} and kind`
      : `${measureWithUnit(column)} by ${view.column(category).label.toLowerCase()} and ${view.column(request.series).label.toLowerCase()}`,
    request,
  );
  const spec = chartFrame({
    ...request,
    size: {
      width: size.width,
      height: Math.max(size.height, keys.length * ROW_HEIGHT + AROUND + (request.titled ? TITLE : 0)),
    },
    title,
    subtitle,
    alt: altText(
      'Stacked bar chart',
      title,
      subtitle,
      stacks.map(({ label, told }) => `${label}: ${told.join(', ')}`),
    ),
    notes: [
      ...immatureNotes(request.template, view.table, request.manifest),
      ...(withheld ? [`${WITHHELD_NOTE} A bar with withheld parts ends before its whole.`] : []),
      ...(total > keys.length ? [`The first ${keys.length} of ${total} are shown.`] : []),
    ],
    legend: parts.map(({ label, tone }) => ({ label, color: tone.fill })),
    margin: {
      left: labelRoom + GAP,
      right: endRoom,
      bottom: 20,
    },
    draw: (plot) => {
      const band = plot.height / keys.length;
      const height = Math.min(BAR_MOST, band * BAR_SHARE);
      const middle = (at: number): number => (at + 0.5) * band;
      const end = (at: number): number => pixelOf(stacks[at]!.sum, scale, plot.width);
      const stubs = stacks.flatMap(({ hidden }, at) => (hidden > 0 ? [at] : []));
      const inside = segments.flatMap(({ at, from, to, value, color }) => {
        const text = drawnValue({ state: 'shown', value: Number(value) }, column.unit);
        const [start, stop] = [from, to].map((edge) => pixelOf(Number(edge), scale, plot.width));
        const fits = textWidth(text, SIZE.note) + 10 <= stop! - start!;
        return fits
          ? [{ text, x: (start! + stop!) / 2, y: middle(Number(at)), color: inkOn(String(color)) }]
          : [];
      });
      return [
        layer(
          { type: 'bar', orient: 'horizontal', height, stroke: '#fff', strokeWidth: 1 },
          segments.map(({ at, ...segment }) => ({ ...segment, y: middle(Number(at)) })),
          {
            x: measured('from', scale, column.unit),
            x2: { field: 'to' },
            y: pixels('y'),
            color: ownColor(),
          },
        ),
        ...(inside.length === 0
          ? []
          : [
              layer(textMark({ align: 'center', fontSize: SIZE.note }), inside, {
                x: pixels('x'),
                y: pixels('y'),
                color: ownColor(),
                text: textOf('text'),
              }),
            ]),
        ...(stubs.length === 0
          ? []
          : [
              layer(
                { type: 'bar', orient: 'horizontal', height, ...WITHHELD_STYLE },
                stubs.map((at) => ({
                  withheld: true,
                  y: middle(at),
                  from: end(at) + 3,
                  to: end(at) + 3 + STUB,
                })),
                {
                  x: pixels('from'),
                  x2: { field: 'to' },
                  y: pixels('y'),
                },
              ),
            ]),
        layer({ type: 'rule', color: THEME.axis }, [{}], {
          x: pixel(0),
          y: pixel(0),
          y2: pixel(plot.height),
        }),
        categoryLabels(
          stacks.map(({ label }) => label),
          { room: labelRoom, band, x: -GAP },
        ),
        layer(
          textMark({ align: 'left', fontWeight: 600 }),
          ends.map((text, at) => ({
            text,
            x: end(at) + GAP + (stacks[at]!.hidden > 0 ? STUB + 3 : 0),
            y: middle(at),
          })),
          { x: pixels('x'), y: pixels('y'), text: textOf('text') },
        ),
      ];
    },
  });
  return { title, spec };
};

/** `Claims` of `Underpaid claims` and `Matched claims`: what all parts are, where their names say so. */
function sharedName(labels: readonly string[]): string {
  const [last = '', ...others] = labels.map((label) => label.split(' ').at(-1)!.toLowerCase());
  const name = others.every((other) => other === last) ? last : 'parts';
  return `${name.charAt(0).toUpperCase()}${name.slice(1)}`;
}
