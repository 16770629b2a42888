import { formatMonth } from '../format-value.ts';
import { altText } from './alt-text.ts';
import { chartFrame } from './chart-frame.ts';
import { type DrawChart, firstColumn } from './chart-request.ts';
import { drawnValue, measureWithUnit, subtitleOf, toldValue, WITHHELD_NOTE } from './chart-words.ts';
import { hollowNote } from './immature.ts';
import { measured, tickText } from './layers.ts';
import { endLayers, LABEL_OFFSET } from './line-ends.ts';
import { type Line, linesOf } from './line-series.ts';
import { lineLayers } from './line-strokes.ts';
import { withheldLayers } from './line-withheld.ts';
import { niceScale, pixelOf } from './nice-scale.ts';
import { withQuietLines } from './quiet-lines.ts';
import { textWidth } from './text-width.ts';
import { SIZE } from './theme.ts';
import { timeAxis } from './time-axis.ts';
import { trendFinding } from './trend-finding.ts';

/** Labels at line ends take at most this part of the width. */
const LABEL_SHARE = 0.34;
/** Zero is left off where values stay far from it. */
const FAR_FROM_ZERO = 0.7;

/** Lines over time with their names at the end; gaps where a value is withheld, dashes where it is immature. */
export const lineChart: DrawChart = (request) => {
  const { view, size, manifest } = request;
  const time = view.table.columns.find(({ unit }) => unit === 'month')?.name;
  if (time === undefined) return null;
  const column = firstColumn(request);
  const lines = withQuietLines(linesOf(request, time), request.seeks);
  const quiet = lines.filter((line) => line.quiet).map(({ label }) => label);
  const keys = [
    ...new Map(lines.flatMap(({ points }) => points.map((point) => [point.time, point.key]))),
  ].sort(([a], [b]) => a - b);
  const numbers = lines.flatMap(({ points }) =>
    points.flatMap(({ value }) => (value.state === 'shown' ? [value.value] : [])),
  );
  if (keys.length < 2 || numbers.length === 0) return null;
  const [low, high] = [Math.min(...numbers), Math.max(...numbers)];
  const farFromZero = numbers.length > 0 && low > 0 && low / high > FAR_FROM_ZERO && column.unit !== 'usd';
  const scale = niceScale(numbers, 5, !farFromZero);
  const all = lines.flatMap(({ points }) => points);
  const anyWithheld = all.some(({ value }) => value.state === 'withheld');
  const anyImmature = all.some(({ immature, value }) => immature && value.state === 'shown');
  const title = trendFinding(lines, column, request.seeks);
  const by = request.series === null ? '' : ` and ${view.column(request.series).label.toLowerCase()}`;
  const subtitle = subtitleOf(
    `${measureWithUnit(column)} by ${view.column(time).label.toLowerCase()}${by}`,
    request,
  );
  const ends = lines
    .filter((line) => !line.quiet)
    .map((line) => {
      const last = line.points.findLast(({ value }) => value.state === 'shown');
      const value = last === undefined ? '' : drawnValue(last.value, column.unit);
      return { line, last, text: [lines.length > 1 ? line.label : '', value].filter(Boolean).join(' ') };
    });
  const room = Math.min(
    Math.max(...ends.map(({ text }) => textWidth(text, SIZE.label, 'semibold'))),
    size.width * LABEL_SHARE,
  );
  const left =
    Math.max(...scale.ticks.map((tick) => textWidth(tickText(tick, column.unit), SIZE.label))) + 12;
  const hasYears = keys.some(([, key]) => formatMonth(key).includes(' '));
  const spec = chartFrame({
    ...request,
    title,
    subtitle,
    alt: altText(
      'Line chart',
      title,
      subtitle,
      lines.map((line) => tell(line, lines.length > 1, column.unit)),
    ),
    notes: [
      ...(quiet.length > 0 ? [`In grey: ${quiet.join(', ')}.`] : []),
      ...(anyWithheld ? [WITHHELD_NOTE] : []),
      ...(anyImmature ? [hollowNote(manifest)] : []),
    ],
    margin: { left, right: room + LABEL_OFFSET, bottom: hasYears ? 36 : 22 },
    draw: (plot) => {
      const [start, end] = [keys[0]![0], keys.at(-1)![0]];
      const x = (at: number): number => ((at - start) / (end - start)) * plot.width;
      return [
        ...lineLayers(lines, x, measured('value', scale, column.unit), keys.length),
        ...withheldLayers(lines, x, plot),
        ...endLayers(ends, x, plot, (value) => plot.height - pixelOf(value, scale, plot.height), room),
        ...timeAxis(
          keys.map(([at, key]) => ({ key, x: x(at) })),
          plot.height,
        ),
      ];
    },
  });
  return { title, spec };
};

const tell = ({ label, points }: Line, named: boolean, unit: Parameters<typeof drawnValue>[1]): string =>
  `${named ? `${label}: ` : ''}${points.map(({ key, value }) => `${formatMonth(key)} ${toldValue(value, unit)}`).join(', ')}`;
