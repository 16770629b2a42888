import { shownValue } from './chart-table.ts';
import type { Line, LinePoint } from './line-series.ts';
import type { Seeks } from './seeks.ts';

export interface ShownPoint {
  readonly key: string;
  readonly number: number;
}

/** How a line went from its first to its last period. */
export interface Movement {
  readonly line: Line;
  readonly first: ShownPoint;
  readonly last: ShownPoint;
}

export const shownPoints = (points: readonly LinePoint[]): ShownPoint[] =>
  points.flatMap(({ key, value }) => {
    const number = shownValue(value);
    return number === null ? [] : [{ key, number }];
  });

/** Whether a line went the way that was asked for. */
export const isSought = ({ first, last }: Movement, seeks: Seeks): boolean =>
  seeks === null || (last.number - first.number) * (seeks === 'rise' ? 1 : -1) > 0;

/**
 * Lines with two periods or more, the one that moved most first, and before all others those that went the way that was
 * asked for. Periods still being paid are left out where two others remain: what has not arrived yet is no fall.
 */
export function movementsOf(lines: readonly Line[], seeks: Seeks = null): Movement[] {
  const moves = lines.flatMap((line): Movement[] => {
    const mature = shownPoints(line.points.filter(({ immature }) => !immature));
    const shown = mature.length >= 2 ? mature : shownPoints(line.points);
    const [first, last] = [shown[0], shown.at(-1)];
    return first === undefined || last === undefined || first === last ? [] : [{ line, first, last }];
  });
  const size = ({ first, last }: Movement): number => Math.abs(last.number - first.number);
  return moves.sort((a, b) => Number(isSought(b, seeks)) - Number(isSought(a, seeks)) || size(b) - size(a));
}
