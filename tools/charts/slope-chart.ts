import { altText } from './alt-text.ts';
import { chartFrame } from './chart-frame.ts';
import type { DrawChart } from './chart-request.ts';
import { shownValue } from './chart-table.ts';
import { drawnValue, measureWithUnit, subtitleOf, WITHHELD_NOTE } from './chart-words.ts';
import { comparisonFinding } from './comparison-finding.ts';
import { comparisonOf, tellCompared } from './comparison-rows.ts';
import { dodge } from './dodge.ts';
import { dumbbellChart } from './dumbbell-chart.ts';
import { immatureNotes } from './immature.ts';
import {
  type Layer,
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
import { fitText, textWidth } from './text-width.ts';
import { SIZE, THEME } from './theme.ts';

/** More lines than this cross too often: a row for each is clearer. */
const MOST_LINES = 5;
const GAP = 10;
const LABEL_GAP = 14;
const HEAD = 22;
const LABEL_SHARE = 0.3;

/** Two periods side by side, a line from each member's earlier value to its later one. */
export const slopeChart: DrawChart = (request) => {
  const comparison = comparisonOf(request);
  const { column, rows, before, after } = comparison;
  if (rows.length === 0) return null;
  if (rows.length > MOST_LINES) return dumbbellChart(request);
  const ends = rows.flatMap((row) => [shownValue(row.before), shownValue(row.after)]);
  const numbers = ends.filter((number) => number !== null);
  if (numbers.length === 0) return null;
  const scale = niceScale(numbers);
  const title = comparisonFinding(comparison, request.seeks);
  const subtitle = subtitleOf(measureWithUnit(column), request);
  const anyWithheld = rows.some((row) => row.before.state === 'withheld' || row.after.state === 'withheld');
  const named = rows.length > 1;
  const textAt = (row: (typeof rows)[number], side: 'before' | 'after'): string =>
    [...(named ? [row.label] : []), drawnValue(row[side], column.unit)].join(' ');
  const room = Math.min(
    Math.max(
      ...rows.flatMap((row) =>
        (['before', 'after'] as const).map((side) => textWidth(textAt(row, side), SIZE.label, 'semibold')),
      ),
      textWidth(before, SIZE.label, 'semibold') / 2,
      textWidth(after, SIZE.label, 'semibold') / 2,
    ),
    request.size.width * LABEL_SHARE,
  );
  const spec = chartFrame({
    ...request,
    title,
    subtitle,
    alt: altText(
      'Slope chart',
      title,
      subtitle,
      rows.map((row) => tellCompared(row, comparison)),
    ),
    notes: [
      ...immatureNotes(request.template, request.view.table, request.manifest),
      ...(anyWithheld ? [WITHHELD_NOTE] : []),
    ],
    margin: { left: room + GAP + 40, right: room + GAP + 40, bottom: HEAD },
    draw: (plot) => {
      const heightOf = (value: number): number => plot.height - pixelOf(value, scale, plot.height);
      const sideX = { before: 0, after: plot.width };
      const side = (which: 'before' | 'after'): Layer[] => {
        const labels = rows.map((row) => {
          const number = shownValue(row[which]);
          // What is withheld stands at the floor of its side, wherever its value lies.
          return { row, number, y: number === null ? plot.height - 8 : heightOf(number) };
        });
        const heights = dodge(
          labels.map(({ y }) => y),
          LABEL_GAP,
          plot.height,
        );
        const hidden = labels.filter(({ row }) => row[which].state === 'withheld');
        const direction = which === 'before' ? -1 : 1;
        return [
          ...(hidden.length === 0
            ? []
            : [
                layer(
                  { type: 'point', shape: 'circle', size: 90, opacity: 1, ...WITHHELD_STYLE },
                  hidden.map(({ row }) => ({
                    label: row.label,
                    withheld: true,
                    y: heights[rows.indexOf(row)]!,
                  })),
                  { x: pixel(sideX[which]), y: pixels('y') },
                ),
              ]),
          layer(
            textMark({ align: which === 'before' ? 'right' : 'left', fontWeight: 600 }),
            labels.map(({ row }, at) => ({
              text: fitText(textAt(row, which), room, SIZE.label, 'semibold'),
              color: row.tone.text,
              y: heights[at]!,
            })),
            {
              x: pixel(sideX[which] + direction * GAP),
              y: pixels('y'),
              text: textOf('text'),
              color: ownColor(),
            },
          ),
        ];
      };
      const points = rows.flatMap((row, line) =>
        (['before', 'after'] as const).flatMap((which) => {
          const value = shownValue(row[which]);
          const period = which === 'before' ? before : after;
          return value === null
            ? []
            : [{ label: row.label, period, value, line, color: row.tone.fill, x: sideX[which] }];
        }),
      );
      const y = measured('value', scale, column.unit, { axis: false });
      return [
        layer({ type: 'rule', color: THEME.axis }, [{ x: 0 }, { x: plot.width }], {
          x: pixels('x'),
          y: pixel(0),
          y2: pixel(plot.height),
        }),
        layer({ type: 'line', strokeWidth: 2.5 }, points, {
          x: pixels('x'),
          y,
          color: ownColor(),
          detail: { field: 'line', type: 'nominal' },
        }),
        layer({ type: 'point', filled: true, size: 60, opacity: 1 }, points, {
          x: pixels('x'),
          y,
          color: ownColor(),
        }),
        ...side('before'),
        ...side('after'),
        layer(
          textMark({ align: 'center', fontWeight: 600, color: THEME.quiet }),
          [
            { text: before, x: 0 },
            { text: after, x: plot.width },
          ],
          { x: pixels('x'), y: pixel(plot.height + 14), text: textOf('text') },
        ),
      ];
    },
  });
  return { title, spec };
};
