import { altText } from './alt-text.ts';
import { barColor } from './bar-color.ts';
import { chartFrame } from './chart-frame.ts';
import { type Chart, type ChartRequest, firstColumn } from './chart-request.ts';
import { type ChartValue, shownValue } from './chart-table.ts';
import { drawnValue, measureWithUnit, subtitleOf, WITHHELD_LABEL, WITHHELD_NOTE } from './chart-words.ts';
import {
  bands,
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
import { niceScale, pixelOf } from './nice-scale.ts';
import { rankingFinding } from './ranking-finding.ts';
import { fitText, textWidth } from './text-width.ts';
import { SIZE, THEME } from './theme.ts';

/** Rows before the rest is only counted. */
const MOST_ROWS = 15;
const ROW_HEIGHT = 24;
const BAR_SHARE = 0.68;
const BAR_MOST = 30;
/** How far a withheld bar reaches, whatever it stands for. */
const STUB = 76;
const GAP = 6;
/** Labels take at most this part of the width. */
const LABEL_SHARE = 0.38;

/** One bar per row in the result's order, names to the left, values at the ends. */
export function horizontalBars(request: ChartRequest): Chart {
  const { view, category, size } = request;
  const column = firstColumn(request);
  const { title, leader } = rankingFinding(request);
  const rows = view.rows.slice(0, MOST_ROWS);
  const bars = rows.map((row, at) => {
    const value: ChartValue = view.value(row, column.name);
    return {
      row: at,
      label: category === null ? column.label : view.label(row, category),
      value,
      number: shownValue(value),
      text: drawnValue(value, column.unit),
      color: barColor(request, row, at, leader),
    };
  });
  const numbers = bars.flatMap(({ number }) => (number === null ? [] : [number]));
  const scale = niceScale(numbers);
  const reverse = numbers.every((number) => number <= 0) && numbers.some((number) => number < 0);
  const mixed = !reverse && numbers.some((number) => number < 0);
  const widest = (texts: readonly string[], face: 'regular' | 'semibold'): number =>
    Math.max(0, ...texts.map((text) => textWidth(text, SIZE.label, face)));
  const labelRoom = Math.min(
    widest(
      bars.map(({ label }) => label),
      'regular',
    ),
    size.width * LABEL_SHARE,
  );
  const valueRoom =
    widest(
      bars.map(({ text }) => text),
      'semibold',
    ) + GAP;
  const subtitle = subtitleOf(measureWithUnit(column), request);
  const hidden = view.rows.length - rows.length;
  const notes = [
    ...(bars.some(({ value }) => value.state === 'withheld') ? [WITHHELD_NOTE] : []),
    ...(hidden > 0 ? [`The first ${rows.length} of ${view.rows.length}.`] : []),
  ];
  const spec = chartFrame({
    ...request,
    size: { width: size.width, height: Math.max(size.height, rows.length * ROW_HEIGHT + 120) },
    title,
    subtitle,
    alt: altText(
      'Bar chart',
      title,
      subtitle,
      bars.map(({ label, text }) => `${label} ${text}`),
    ),
    notes,
    margin: { left: labelRoom + GAP + (mixed ? valueRoom : 0), right: valueRoom, bottom: 20 },
    draw: (plot) => {
      const zero = reverse ? 0 : pixelOf(0, scale, plot.width);
      const height = Math.min(BAR_MOST, (plot.height / rows.length) * BAR_SHARE);
      const y = bands('row', rows.length, 0);
      const x = measured('value', scale, column.unit, { reverse });
      const end = (value: number): number =>
        reverse ? plot.width - pixelOf(value, scale, plot.width) : pixelOf(value, scale, plot.width);
      const drawn: Datum[] = bars.flatMap(({ row, label, number, text, color }) =>
        number === null ? [] : [{ row, label, value: number, text, color }],
      );
      const labels = bars.map(({ row, label }) => ({ row, label: fitText(label, labelRoom, SIZE.label) }));
      const leftward = (number: number | null): boolean => mixed && number !== null && number < 0;
      const ends = bars.map(({ row, number, text }) => ({
        row,
        text: number === null && text === WITHHELD_LABEL ? WITHHELD_LABEL : text,
        x:
          number === null
            ? zero + (text === WITHHELD_LABEL ? STUB / 2 : GAP)
            : end(number) + (leftward(number) ? -GAP : GAP),
      }));
      const stubs = bars
        .filter(({ value }) => value.state === 'withheld')
        .map(({ row }) => ({ row, withheld: true }));
      const values = (align: string, chosen: (bar: (typeof bars)[number]) => boolean, style = {}) => {
        const data = ends.filter((_, at) => chosen(bars[at]!));
        return data.length === 0
          ? []
          : [
              layer(textMark({ align, fontWeight: 600, ...style }), data, {
                x: pixels('x'),
                y,
                text: textOf('text'),
              }),
            ];
      };
      return [
        layer({ type: 'bar', orient: 'horizontal', height }, drawn, { x, y, color: ownColor() }),
        ...(stubs.length === 0
          ? []
          : [
              layer({ type: 'bar', orient: 'horizontal', height, ...WITHHELD_STYLE }, stubs, {
                x: pixel(zero),
                x2: pixel(zero + STUB),
                y,
              }),
            ]),
        layer({ type: 'rule', color: THEME.axis }, [{}], {
          x: pixel(zero),
          y: pixel(0),
          y2: pixel(plot.height),
        }),
        layer(textMark({ align: 'right' }), labels, {
          x: pixel(-GAP - (mixed ? valueRoom : 0)),
          y,
          text: textOf('label'),
        }),
        ...values('left', ({ number, value }) => value.state !== 'withheld' && !leftward(number)),
        ...values('right', ({ number }) => leftward(number)),
        ...values('center', ({ value }) => value.state === 'withheld', {
          fontWeight: 'normal',
          color: THEME.quiet,
        }),
      ];
    },
  });
  return { title, spec };
}
