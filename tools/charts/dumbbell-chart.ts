import { formatProse } from '../format-value.ts';
import { altText } from './alt-text.ts';
import { MOST_CATEGORIES } from './bar-marks.ts';
import { chartFrame } from './chart-frame.ts';
import type { DrawChart } from './chart-request.ts';
import { shownValue } from './chart-table.ts';
import { measureWithUnit, subtitleOf, WITHHELD_LABEL, WITHHELD_NOTE } from './chart-words.ts';
import { comparisonFinding, movedMost } from './comparison-finding.ts';
import { type Compared, comparisonOf, tellCompared } from './comparison-rows.ts';
import { immatureNotes } from './immature.ts';
import { layer, measured, ownColor, pixel, pixels, textMark, textOf, WITHHELD_STYLE } from './layers.ts';
import { scaleAcross } from './scale-across.ts';
import { fitText, textWidth } from './text-width.ts';
import { SIZE, THEME } from './theme.ts';

const GAP = 8;
const ROW_HEIGHT = 24;
const AROUND = 150;
const LABEL_SHARE = 0.38;

/** A row per member: a ring for the earlier period, a dot for the later one, the change at the end. */
export const dumbbellChart: DrawChart = (request) => {
  const { category, size, view } = request;
  const comparison = comparisonOf(request);
  const { column, before, after } = comparison;
  const rows = comparison.rows.slice(0, MOST_CATEGORIES);
  const numbers = rows
    .flatMap((row) => [shownValue(row.before), shownValue(row.after)])
    .filter((number) => number !== null);
  if (numbers.length === 0) return null;
  const title = comparisonFinding(comparison, request.seeks);
  const sought = request.seeks === null ? undefined : movedMost(comparison, request.seeks)[0];
  const by = category === null ? '' : ` by ${view.column(category).label.toLowerCase()}`;
  const subtitle = subtitleOf(`${measureWithUnit(column)}${by}`, request);
  const isHidden = (row: Compared): boolean =>
    row.before.state === 'withheld' || row.after.state === 'withheld';
  const changeText = ({ change }: Compared): string => {
    if (change === null) return '';
    const sign = change > 0 ? '+' : change < 0 ? '−' : '±';
    const text =
      column.unit === 'percent'
        ? `${formatProse(Math.abs(change), 'score')} pts`
        : formatProse(Math.abs(change), column.unit);
    return `${sign}${text}`;
  };
  const texts = rows.map((row) => (isHidden(row) ? WITHHELD_LABEL : changeText(row)));
  const labelRoom = Math.min(
    Math.max(...rows.map(({ label }) => textWidth(label, SIZE.label))),
    size.width * LABEL_SHARE,
  );
  const changeRoom = Math.max(
    textWidth('Change', SIZE.note),
    ...texts.map((text) => textWidth(text, SIZE.label, 'semibold')),
  );
  const scale = scaleAcross(numbers, column.unit, size.width - 2 * SIZE.edge - labelRoom - changeRoom - 30);
  const anyHidden = rows.some(isHidden);
  const spec = chartFrame({
    ...request,
    size: { width: size.width, height: Math.max(size.height, rows.length * ROW_HEIGHT + AROUND) },
    title,
    subtitle,
    alt: altText(
      'Dumbbell chart',
      title,
      subtitle,
      rows.map((row) => tellCompared(row, comparison)),
    ),
    notes: [
      ...immatureNotes(request.template, view.table, request.manifest),
      ...(anyHidden ? [WITHHELD_NOTE] : []),
      ...(comparison.rows.length > rows.length
        ? [`The first ${rows.length} of ${comparison.rows.length} are shown.`]
        : []),
    ],
    legend: [
      { label: before, color: THEME.quiet, shape: 'ring' },
      { label: after, color: THEME.quiet, shape: 'circle' },
    ],
    margin: { left: labelRoom + GAP + 6, right: changeRoom + 3 * GAP, bottom: 20 },
    draw: (plot) => {
      const middle = (at: number): number => ((at + 0.5) * plot.height) / rows.length;
      const x = measured('value', scale, column.unit);
      const spans = rows.flatMap((row, at) => {
        const [value, to] = [shownValue(row.before), shownValue(row.after)];
        return value === null || to === null
          ? []
          : [{ label: row.label, value, to, y: middle(at), color: row.tone.fill }];
      });
      const dots = (which: 'before' | 'after') =>
        rows.flatMap((row, at) => {
          const value = shownValue(row[which]);
          return value === null
            ? []
            : [
                {
                  label: row.label,
                  period: which === 'before' ? before : after,
                  value,
                  y: middle(at),
                  color: row.tone.fill,
                },
              ];
        });
      const hidden = rows.flatMap((row, at) => (isHidden(row) ? [{ withheld: true, y: middle(at) }] : []));
      return [
        layer({ type: 'rule', strokeWidth: 3, opacity: 0.45 }, spans, {
          x,
          x2: { field: 'to' },
          y: pixels('y'),
          color: ownColor(),
        }),
        layer(
          { type: 'point', filled: false, fill: '#fff', strokeWidth: 2, size: 60, opacity: 1 },
          dots('before'),
          {
            x,
            y: pixels('y'),
            stroke: ownColor(),
          },
        ),
        layer({ type: 'point', filled: true, size: 80, opacity: 1 }, dots('after'), {
          x,
          y: pixels('y'),
          color: ownColor(),
        }),
        ...(hidden.length === 0
          ? []
          : [
              layer({ type: 'rect', height: 14, cornerRadius: 3, ...WITHHELD_STYLE }, hidden, {
                x: pixel(plot.width + GAP),
                x2: pixel(plot.width + 3 * GAP + changeRoom),
                y: pixels('y'),
              }),
            ]),
        // Who was asked for by a direction stands out, wherever the table lists them.
        ...(['regular', 'semibold'] as const).flatMap((face) => {
          const texts = rows.flatMap((row, at) =>
            (row === sought) === (face === 'semibold')
              ? [{ text: fitText(row.label, labelRoom, SIZE.label, face), y: middle(at) }]
              : [],
          );
          const mark = textMark({ align: 'right', ...(face === 'semibold' ? { fontWeight: 600 } : {}) });
          return texts.length === 0
            ? []
            : [layer(mark, texts, { x: pixel(-GAP - 6), y: pixels('y'), text: textOf('text') })];
        }),
        layer(
          textMark({ align: 'right', fontWeight: 600 }),
          texts.map((text, at) => ({
            text,
            y: middle(at),
            color: isHidden(rows[at]!) ? THEME.quiet : THEME.ink,
          })),
          {
            x: pixel(plot.width + 2 * GAP + changeRoom),
            y: pixels('y'),
            text: textOf('text'),
            color: ownColor(),
          },
        ),
        layer(textMark({ align: 'right', fontSize: SIZE.note, color: THEME.quiet }), [{ text: 'Change' }], {
          x: pixel(plot.width + 2 * GAP + changeRoom),
          y: pixel(-8),
          text: textOf('text'),
        }),
      ];
    },
  });
  return { title, spec };
};
