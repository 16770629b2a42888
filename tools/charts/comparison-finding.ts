import { formatProse } from '../format-value.ts';
import { shownValue } from './chart-table.ts';
import { inWords } from './chart-words.ts';
import type { Comparison } from './comparison-rows.ts';
import { nameInTitle, ofThoseShown } from './ranking-finding.ts';

const capitalised = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;

/** What moved and by how much: the one total, or the member that moved most. */
export function comparisonFinding({ column, rows, before, after }: Comparison): string {
  const measure = inWords(column);
  const withheld = rows.some((row) => row.before.state === 'withheld' || row.after.state === 'withheld');
  const moved = rows.flatMap((row) => (row.change === null ? [] : [{ ...row, change: row.change }]));
  moved.sort((a, b) => Math.abs(b.change) - Math.abs(a.change));
  const [most, next] = moved;
  if (most === undefined)
    return `${capitalised(measure)}, ${before} and ${after}${withheld ? ': withheld to protect patients' : ''}`;
  if (most.change === 0) return `${capitalised(measure)} did not change from ${before} to ${after}`;
  const verb = most.change > 0 ? 'rose' : 'fell';
  const size =
    column.unit === 'percent'
      ? `${formatProse(Math.abs(most.change), 'score')} points`
      : formatProse(Math.abs(most.change), column.unit);
  const to = formatProse(shownValue(most.after), column.unit);
  if (rows.length === 1) return `${capitalised(measure)} ${verb} by ${size} to ${to}`;
  if (next !== undefined && Math.abs(next.change) === Math.abs(most.change))
    return `${capitalised(measure)}, ${before} and ${after}`;
  return `${nameInTitle(most.label)} moved most${ofThoseShown(withheld)}: ${measure} ${verb} by ${size} to ${to}`;
}
