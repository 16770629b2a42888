import { formatProse } from '../format-value.ts';
import { altText } from './alt-text.ts';
import { barChart } from './bar-chart.ts';
import { isOrdered } from './bar-color.ts';
import { chartFrame } from './chart-frame.ts';
import { type DrawChart, firstColumn } from './chart-request.ts';
import { shownValue } from './chart-table.ts';
import {
  drawnValue,
  inWords,
  measureWithUnit,
  subtitleOf,
  toldValue,
  WITHHELD_LABEL,
  WITHHELD_NOTE,
} from './chart-words.ts';
import { layer, ownColor, pixel, pixels, textMark, textOf, WITHHELD_STYLE } from './layers.ts';
import { nameInTitle } from './ranking-finding.ts';
import { seriesOf } from './series.ts';
import { SIZE, THEME } from './theme.ts';

const HOLE = 0.62;
const LABEL_OFFSET = 12;
const LINE = 15;

/** The parts of one whole. A whole with a withheld part is an empty ring: no angle of it could be true. */
export const donutChart: DrawChart = (request) => {
  const { view } = request;
  const column = firstColumn(request);
  const [row, second] = view.rows;
  if (row === undefined) return null;
  // Several rows are no one whole.
  if (second !== undefined && request.series === null && request.category === null) return barChart(request);
  const split = request.series ?? (second === undefined ? null : request.category);
  const parts = seriesOf({ ...request, series: split }).map(({ label, tone, value }) => {
    const found = view.rows.map(value).find((one) => one !== null)!;
    return { label, tone, value: found, number: shownValue(found) };
  });
  const anyWithheld = parts.some(({ value }) => value.state === 'withheld');
  const total = parts.reduce((sum, { number }) => sum + (number ?? 0), 0);
  if (parts.some(({ number }) => (number ?? 0) < 0)) return barChart({ ...request, series: null });
  if (total === 0) return null;
  const shares = parts.map((part) => ({ ...part, share: anyWithheld ? 0 : (part.number ?? 0) / total }));
  const [largest] = [...shares].sort((a, b) => b.share - a.share);
  const share = (value: number): string => formatProse(value * 100, 'percent');
  const title = anyWithheld
    ? `${parts.map(({ label }) => label).join(' and ')}: withheld to protect patients`
    : `${nameInTitle(largest!.label)}${split === 'age_bucket' ? ' days old' : ''} is ${share(largest!.share)} of ${formatProse(total, column.unit)}${split === null ? '' : ` ${inWords(column)}`}`;
  const subtitle = subtitleOf(
    split === null
      ? `Split of ${request.values.map((name) => inWords(view.column(name))).join(' and ')}${column.unit === 'usd' ? ' (USD)' : ''}`
      : `${measureWithUnit(column)} by ${view.column(split).label.toLowerCase()}`,
    request,
  );
  let turned = 0;
  const arcs = shares.map(({ label, tone, value, share: part }) => {
    const [start, end] = [turned, turned + part * 2 * Math.PI];
    turned = end;
    return { label, tone, start, end, text: `${drawnValue(value, column.unit)} · ${share(part)}`, part };
  });
  const spec = chartFrame({
    ...request,
    title,
    subtitle,
    alt: altText(
      'Donut chart',
      title,
      subtitle,
      shares.map(({ label, value, share: part }) =>
        anyWithheld
          ? `${label} ${toldValue(value, column.unit)}`
          : `${label} ${drawnValue(value, column.unit)} (${share(part)})`,
      ),
    ),
    notes: anyWithheld ? [WITHHELD_NOTE] : [],
    margin: { left: 0, right: 0, bottom: 0 },
    draw: (plot) => {
      const [x, y] = [plot.width / 2, plot.height / 2];
      // Of more than two parts one may lie at the top or the bottom, with two lines beyond the ring.
      const room = arcs.length > 2 ? LABEL_OFFSET + 2 * LINE : 6;
      const radius = Math.min(plot.height / 2 - room, plot.width * 0.22);
      const ring = { type: 'arc', innerRadius: radius * HOLE, outerRadius: radius };
      const center = (text: string, under: string) =>
        layer(
          textMark({ align: 'center', fontWeight: 600 }),
          [
            { text, y: y - (under === '' ? 0 : 8), size: 26, color: THEME.title },
            ...(under === '' ? [] : [{ text: under, y: y + 14, size: SIZE.label, color: THEME.quiet }]),
          ],
          {
            x: pixel(x),
            y: pixels('y'),
            text: textOf('text'),
            color: ownColor(),
            size: { field: 'size', type: 'quantitative', scale: null, legend: null },
          },
        );
      if (anyWithheld)
        return [
          layer({ ...ring, ...WITHHELD_STYLE, theta: 0, theta2: 2 * Math.PI }, [{ withheld: true }], {
            x: pixel(x),
            y: pixel(y),
          }),
          center(WITHHELD_LABEL, ''),
        ];
      const labels = arcs
        .filter(({ part }) => part > 0)
        .flatMap(({ label, tone, start, end, text }) => {
          const middle = (start + end) / 2;
          const right = Math.sin(middle) >= 0;
          const at = {
            x: x + Math.sin(middle) * (radius + LABEL_OFFSET),
            y: y - Math.cos(middle) * (radius + LABEL_OFFSET + (arcs.length > 2 ? LINE / 2 : 0)),
          };
          return [
            {
              ...at,
              text: label,
              color: isOrdered(split) ? THEME.ink : tone.text,
              right,
              y: at.y - LINE / 2,
            },
            { ...at, text, color: THEME.ink, right, y: at.y + LINE / 2 },
          ];
        });
      const side = (right: boolean) => {
        const data = labels.filter((label) => label.right === right);
        return data.length === 0
          ? []
          : [
              layer(textMark({ align: right ? 'left' : 'right', fontWeight: 600, fontSize: 12.5 }), data, {
                x: pixels('x'),
                y: pixels('y'),
                text: textOf('text'),
                color: ownColor(),
              }),
            ];
      };
      return [
        layer(
          { ...ring, stroke: '#fff', strokeWidth: 1.5 },
          arcs.map(({ label, tone, start, end, part }, at) => ({
            label,
            value: shares[at]!.number,
            share: part,
            start,
            end,
            color: tone.fill,
          })),
          {
            x: pixel(x),
            y: pixel(y),
            theta: { field: 'start', type: 'quantitative', scale: null, stack: null },
            theta2: { field: 'end' },
            color: ownColor(),
          },
        ),
        ...side(true),
        ...side(false),
        center(formatProse(total, column.unit), 'in all'),
      ];
    },
  });
  return { title, spec };
};
