import { formatProse } from '../format-value.ts';
import { shownValue } from './chart-table.ts';
import { inWords } from './chart-words.ts';
import type { Compared, Comparison } from './comparison-rows.ts';
import { nameInTitle, ofThoseShown } from './ranking-finding.ts';
import type { Seeks } from './seeks.ts';

const capitalised = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;

/** The members whose change is shown and goes the way that was asked for, the largest first. */
export const movedMost = ({ rows }: Comparison, seeks: Seeks): readonly Compared[] =>
  rows
    .filter(({ change }) => change !== null && (seeks === null || change * (seeks === 'rise' ? 1 : -1) > 0))
    .sort((a, b) => Math.abs(b.change!) - Math.abs(a.change!));

/** What moved and by how much: the one total, or the member that moved most the way that was asked for. */
export function comparisonFinding(comparison: Comparison, seeks: Seeks = null): string {
  const { column, rows, before, after } = comparison;
  const measure = inWords(column);
  const withheld = rows.some((row) => row.before.state === 'withheld' || row.after.state === 'withheld');
  const isAny = rows.some(({ change }) => change !== null);
  const both = `${capitalised(measure)}, ${before} and ${after}`;
  if (!isAny) return `${both}${withheld ? ': withheld to protect patients' : ''}`;
  const [most, next] = movedMost(comparison, rows.length === 1 ? null : seeks);
  if (most === undefined) return both;
  const change = most.change!;
  if (change === 0) return `${capitalised(measure)} did not change from ${before} to ${after}`;
  const verb = change > 0 ? 'rose' : 'fell';
  const size =
    column.unit === 'percent'
      ? `${formatProse(Math.abs(change), 'score')} points`
      : formatProse(Math.abs(change), column.unit);
  const to = formatProse(shownValue(most.after), column.unit);
  if (rows.length === 1) return `${capitalised(measure)} ${verb} by ${size} to ${to}`;
  if (next !== undefined && Math.abs(next.change!) === Math.abs(change)) return both;
  const name = nameInTitle(most.label);
  const shown = ofThoseShown(withheld);
  return seeks === null
    ? `${name} moved most${shown}: ${measure} ${verb} by ${size} to ${to}`
    : `${name} ${verb} most${shown}: ${measure} by ${size} to ${to}`;
}
