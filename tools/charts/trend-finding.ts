import type { ResultColumn } from '../../sql/templates/define-template.ts';
import { formatMonth, formatProse } from '../format-value.ts';
import { shownValue } from './chart-table.ts';
import { inWords } from './chart-words.ts';
import type { Line, LinePoint } from './line-series.ts';
import { nameInTitle, ofThoseShown } from './ranking-finding.ts';

interface Shown {
  readonly key: string;
  readonly number: number;
}

const shownPoints = (points: readonly LinePoint[]): Shown[] =>
  points.flatMap(({ key, value }) => {
    const number = shownValue(value);
    return number === null ? [] : [{ key, number }];
  });

const capitalised = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;

/** `rose 12.3%`, `fell by 2.1 points`, `fell by $12.3K`: relative where both ends are above zero. */
function movement(first: number, last: number, { unit }: ResultColumn): string {
  const change = last - first;
  const verb = change > 0 ? 'rose' : 'fell';
  if (unit === 'percent') return `${verb} by ${formatProse(Math.abs(change), 'score')} points`;
  if (first > 0 && last > 0) return `${verb} ${formatProse((Math.abs(change) / first) * 100, 'percent')}`;
  return `${verb} by ${formatProse(Math.abs(change), unit)}`;
}

/**
 * How the one line moved between its first and last period, or which line moved most in one direction. Periods still
 * being paid are left out where two others remain: what has not arrived yet is no fall.
 */
export function trendFinding(lines: readonly Line[], column: ResultColumn): string {
  const measure = inWords(column);
  const settled = lines.map(({ label, points }) => {
    const mature = shownPoints(points.filter(({ immature }) => !immature));
    return { label, shown: mature.length >= 2 ? mature : shownPoints(points) };
  });
  const anyWithheld = lines.some(({ points }) => points.some(({ value }) => value.state === 'withheld'));
  const moves = settled.flatMap(({ label, shown }) => {
    const [first, last] = [shown[0], shown.at(-1)];
    return first === undefined || last === undefined || first === last ? [] : [{ label, first, last }];
  });
  const [only] = moves;
  if (only === undefined) {
    const told = settled.some(({ shown }) => shown.length > 0);
    return `${capitalised(measure)}${told || !anyWithheld ? ' over time' : ': withheld to protect patients'}`;
  }
  if (lines.length === 1) {
    const span = `from ${formatMonth(only.first.key)} to ${formatMonth(only.last.key)}`;
    if (only.first.number === only.last.number)
      return `${capitalised(measure)} stood at ${formatProse(only.first.number, column.unit)} in both ${formatMonth(only.first.key)} and ${formatMonth(only.last.key)}`;
    return `${capitalised(measure)} ${movement(only.first.number, only.last.number, column)} ${span}`;
  }
  moves.sort((a, b) => Math.abs(b.last.number - b.first.number) - Math.abs(a.last.number - a.first.number));
  const [most, next] = moves;
  const change = most!.last.number - most!.first.number;
  const tied = next !== undefined && Math.abs(next.last.number - next.first.number) === Math.abs(change);
  if (change === 0 || tied) return `${capitalised(measure)} over time`;
  const size =
    column.unit === 'percent'
      ? `${formatProse(Math.abs(change), 'score')} points`
      : formatProse(Math.abs(change), column.unit);
  return `${nameInTitle(most!.label)} moved most${ofThoseShown(anyWithheld)}: ${measure} ${change > 0 ? 'up' : 'down'} ${size} from ${formatMonth(most!.first.key)} to ${formatMonth(most!.last.key)}`;
}
