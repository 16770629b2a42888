import { shownValue } from './chart-table.ts';
import { type Datum, type Layer, layer, ownColor, pixels } from './layers.ts';
import type { Line, LinePoint } from './line-series.ts';

/** Points are drawn where they have room. */
const MOST_POINTS = 16;

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

/** A point without a neighbour is on no stretch. */
const isAlone = ({ points }: Line, at: number): boolean =>
  points[at - 1]?.value.state !== 'shown' && points[at + 1]?.value.state !== 'shown';

/** The strokes of lines and their points: dashes and hollow points where a period is immature. */
export function lineLayers(
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
      if (point.value.state !== 'shown' || (line.quiet && !isAlone(line, at))) return [];
      const isEnd = point === line.points.findLast(({ value }) => value.state === 'shown');
      const wanted =
        point.immature || isAlone(line, at) || isEnd || (lines.length === 1 && periods <= MOST_POINTS);
      return wanted ? [{ hollow: point.immature, datum: datum(line, point) }] : [];
    }),
  );
  const draw = (quiet: boolean, immature: boolean): Layer[] => {
    const data = strokes.flatMap(({ line, points: stretch, immature: dashed }, at) =>
      dashed === immature && line.quiet === quiet
        ? stretch.map((point) => ({ ...datum(line, point), stretch: at }))
        : [],
    );
    return data.length === 0
      ? []
      : [
          layer(
            {
              type: 'line',
              strokeWidth: quiet ? 1 : lines.length > 1 ? 2 : 2.5,
              ...(quiet ? { opacity: 0.55 } : {}),
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
  return [
    ...draw(true, false),
    ...draw(true, true),
    ...draw(false, false),
    ...draw(false, true),
    ...dots(false),
    ...dots(true),
  ];
}
