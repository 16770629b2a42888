import type { ResultColumn } from '../../sql/templates/define-template.ts';
import { formatMonth, formatProse } from '../format-value.ts';
import { inWords } from './chart-words.ts';
import { isSought, type Movement, movementsOf, shownPoints } from './line-movements.ts';
import type { Line } from './line-series.ts';
import { nameInTitle, ofThoseShown } from './ranking-finding.ts';
import type { Seeks } from './seeks.ts';

const capitalised = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;

/** `rose 12.3%`, `fell by 2.1 points`, `fell by $12.3K`: relative where both ends are above zero. */
function movement(first: number, last: number, { unit }: ResultColumn): string {
  const change = last - first;
  const verb = change > 0 ? 'rose' : 'fell';
  if (unit === 'percent') return `${verb} by ${formatProse(Math.abs(change), 'score')} points`;
  if (first > 0 && last > 0) return `${verb} ${formatProse((Math.abs(change) / first) * 100, 'percent')}`;
  return `${verb} by ${formatProse(Math.abs(change), unit)}`;
}

/** What a title says of dashed periods beyond the ones it compares: that they are drawn, and claim nothing. */
function beyond({ line, last }: Movement): string {
  const later = shownPoints(line.points).filter(({ key }) => key > last.key);
  const [next, more] = later;
  if (next === undefined) return '';
  return more === undefined
    ? `; ${formatMonth(next.key)} shows payments so far`
    : `; from ${formatMonth(next.key)} on, payments so far`;
}

/**
 * How the one line moved between its first and last period, or which line moved most in one direction. Periods still
 * being paid are left out where two others remain, and of a single line the title says so.
 */
export function trendFinding(lines: readonly Line[], column: ResultColumn, seeks: Seeks = null): string {
  const measure = inWords(column);
  const anyWithheld = lines.some(({ points }) => points.some(({ value }) => value.state === 'withheld'));
  const moves = movementsOf(lines, seeks);
  const [most, next] = moves;
  if (most === undefined) {
    const told = lines.some(({ points }) => shownPoints(points).length > 0);
    return `${capitalised(measure)}${told || !anyWithheld ? ' over time' : ': withheld to protect patients'}`;
  }
  const { first, last } = most;
  if (lines.length === 1) {
    const said =
      first.number === last.number
        ? `stood at ${formatProse(first.number, column.unit)} in both ${formatMonth(first.key)} and ${formatMonth(last.key)}`
        : `${movement(first.number, last.number, column)} from ${formatMonth(first.key)} to ${formatMonth(last.key)}`;
    return `${capitalised(measure)} ${said}${beyond(most)}`;
  }
  const change = last.number - first.number;
  const tied = next !== undefined && Math.abs(next.last.number - next.first.number) === Math.abs(change);
  if (change === 0 || tied) return `${capitalised(measure)} over time`;
  const size =
    column.unit === 'percent'
      ? `${formatProse(Math.abs(change), 'score')} points`
      : formatProse(Math.abs(change), column.unit);
  const verb = seeks === null || !isSought(most, seeks) ? 'moved' : change > 0 ? 'rose' : 'fell';
  return `${nameInTitle(most.line.label)} ${verb} most${ofThoseShown(anyWithheld)}: ${measure} ${change > 0 ? 'up' : 'down'} ${size} from ${formatMonth(first.key)} to ${formatMonth(last.key)}`;
}
