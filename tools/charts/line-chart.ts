import { formatMonth } from '../format-value.ts';
import { altText } from './alt-text.ts';
import { chartFrame, type Plot } from './chart-frame.ts';
import { type DrawChart, firstColumn } from './chart-request.ts';
import { shownValue } from './chart-table.ts';
import { drawnValue, measureWithUnit, subtitleOf, toldValue, WITHHELD_NOTE } from './chart-words.ts';
import { dodge } from './dodge.ts';
import { hollowNote } from './immature.ts';
import {
  type Datum,
  type Layer,
  layer,
  measured,
  ownColor,
  pixels,
  textMark,
  textOf,
  tickText,
  WITHHELD_STYLE,
} from './layers.ts';
import { type Line, type LinePoint, linesOf } from './line-series.ts';
import { niceScale, pixelOf } from './nice-scale.ts';
import { fitText, textWidth } from './text-width.ts';
import { SIZE, THEME } from './theme.ts';
import { timeAxis } from './time-axis.ts';
import { trendFinding } from './trend-finding.ts';

const LABEL_GAP = 14;
const LABEL_OFFSET = 20;
const LEADER_FROM = 5;
/** Labels at line ends take at most this part of the width. */
const LABEL_SHARE = 0.34;
/** Points are drawn where they have room. */
const MOST_POINTS = 16;
/** Zero is left off where values stay far from it. */
const FAR_FROM_ZERO = 0.7;

/** Lines over time with their names at the end; gaps where a value is withheld, dashes where it is immature. */
export const lineChart: DrawChart = (request) => {
  const { view, size, manifest } = request;
  const time = view.table.columns.find(({ unit }) => unit === 'month')?.name;
  if (time === undefined) return null;
  const column = firstColumn(request);
  const lines = linesOf(request, time);
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
  const title = trendFinding(lines, column);
  const by = request.series === null ? '' : ` and ${view.column(request.series).label.toLowerCase()}`;
  const subtitle = subtitleOf(
    `${measureWithUnit(column)} by ${view.column(time).label.toLowerCase()}${by}`,
    request,
  );
  const ends = lines.map((line) => {
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
    notes: [...(anyWithheld ? [WITHHELD_NOTE] : []), ...(anyImmature ? [hollowNote(manifest)] : [])],
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

/** Stretches of neighbouring shown points: whole ones, and dashed ones that end in an immature point. */
function stretches({ points }: Line): { immature: boolean; points: LinePoint[] }[] {
  const found: { immature: boolean; points: LinePoint[] }[] = [];
  let current: LinePoint[] = [];
  for (const point of points) {
    const before = current.at(-1);
    if (point.value.state !== 'shown') current = [];
    else if (before === undefined) {
      current = [point];
      found.push({ immature: false, points: current });
    } else if (point.immature) {
      current = [before, point];
      found.push({ immature: true, points: current });
    } else current.push(point);
  }
  return found.filter(({ points: stretch }) => stretch.length > 1);
}

function lineLayers(
  lines: readonly Line[],
  x: (time: number) => number,
  y: Record<string, unknown>,
  periods: number,
): Layer[] {
  const datum = (line: Line, { key, time, value }: LinePoint): Datum => ({
    series: line.label,
    period: key,
    value: shownValue(value),
    x: x(time),
    color: line.tone.fill,
  });
  const strokes = lines.flatMap((line) => stretches(line).map((stretch) => ({ line, ...stretch })));
  const points = lines.flatMap((line) =>
    line.points.flatMap((point, at) => {
      if (point.value.state !== 'shown') return [];
      const [before, after] = [line.points[at - 1], line.points[at + 1]];
      const alone = before?.value.state !== 'shown' && after?.value.state !== 'shown';
      const isEnd = point === line.points.findLast(({ value }) => value.state === 'shown');
      const wanted = point.immature || alone || isEnd || (lines.length === 1 && periods <= MOST_POINTS);
      return wanted ? [{ hollow: point.immature, datum: datum(line, point) }] : [];
    }),
  );
  const draw = (immature: boolean): Layer[] => {
    const data = strokes.flatMap(({ line, points: stretch, immature: dashed }, at) =>
      dashed === immature ? stretch.map((point) => ({ ...datum(line, point), stretch: at })) : [],
    );
    return data.length === 0
      ? []
      : [
          layer(
            {
              type: 'line',
              strokeWidth: lines.length > 1 ? 2 : 2.5,
              ...(immature ? { strokeDash: [4, 3] } : {}),
            },
            data,
            {
              x: pixels('x'),
              y,
              color: ownColor(),
              detail: { field: 'stretch', type: 'nominal' },
            },
          ),
        ];
  };
  const dots = (hollow: boolean): Layer[] => {
    const data = points.filter((point) => point.hollow === hollow).map((point) => point.datum);
    if (data.length === 0) return [];
    const mark = hollow
      ? { type: 'point', filled: false, fill: '#fff', strokeWidth: 1.8, size: 42, opacity: 1 }
      : { type: 'point', filled: true, size: 42, opacity: 1 };
    return [layer(mark, data, { x: pixels('x'), y, [hollow ? 'stroke' : 'color']: ownColor() })];
  };
  return [...draw(false), ...draw(true), ...dots(false), ...dots(true)];
}

/** A dashed mark on the floor of every period with a withheld value: where it lies says nothing about it. */
function withheldLayers(lines: readonly Line[], x: (time: number) => number, plot: Plot): Layer[] {
  const times = new Set(
    lines.flatMap(({ points }) =>
      points.filter(({ value }) => value.state === 'withheld').map(({ time }) => time),
    ),
  );
  if (times.size === 0) return [];
  const data = [...times].map((time) => ({ withheld: true, text: '‡', x: x(time), y: plot.height - 9 }));
  return [
    layer({ type: 'point', shape: 'circle', size: 150, opacity: 1, ...WITHHELD_STYLE }, data, {
      x: pixels('x'),
      y: pixels('y'),
    }),
    layer(textMark({ align: 'center', fontSize: SIZE.note, color: THEME.quiet }), data, {
      x: pixels('x'),
      y: pixels('y'),
      text: textOf('text'),
    }),
  ];
}

function endLayers(
  ends: readonly { line: Line; last: LinePoint | undefined; text: string }[],
  x: (time: number) => number,
  plot: Plot,
  y: (value: number) => number,
  room: number,
): Layer[] {
  const labelled = ends.flatMap(({ line, last, text }) => {
    const value = last === undefined ? null : shownValue(last.value);
    return value === null ? [] : [{ line, text, x: x(last!.time), y: y(value) }];
  });
  if (labelled.length === 0) return [];
  const heights = dodge(
    labelled.map((label) => label.y),
    LABEL_GAP,
    plot.height,
  );
  // A label that had to move is led back to where its line ends.
  const leaders = labelled.flatMap(({ line, x: end, y: height }, at) =>
    ends.length === 1 || (Math.abs(heights[at]! - height) < LEADER_FROM && end > plot.width - 1)
      ? []
      : [
          {
            x: end + 5,
            y: height,
            x2: plot.width + LABEL_OFFSET - 4,
            y2: heights[at]!,
            color: line.tone.fill,
          },
        ],
  );
  return [
    ...(leaders.length === 0
      ? []
      : [
          layer({ type: 'rule', strokeWidth: 0.75, opacity: 0.7 }, leaders, {
            x: pixels('x'),
            y: pixels('y'),
            x2: { field: 'x2' },
            y2: { field: 'y2' },
            color: ownColor(),
          }),
        ]),
    layer(
      textMark({ align: 'left', fontWeight: 600 }),
      labelled.map(({ line, text }, at) => ({
        text: fitText(text, room, SIZE.label, 'semibold'),
        color: line.tone.text,
        x: (ends.length === 1 ? labelled[at]!.x : plot.width) + LABEL_OFFSET - 2,
        y: heights[at]!,
      })),
      { x: pixels('x'), y: pixels('y'), text: textOf('text'), color: ownColor() },
    ),
  ];
}
