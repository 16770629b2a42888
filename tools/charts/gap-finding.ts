import { formatProse } from '../format-value.ts';
import { type ChartRequest, firstColumn } from './chart-request.ts';
import { shownValue } from './chart-table.ts';
import { inWords } from './chart-words.ts';
import { type Finding, nameInTitle, ofThoseShown, rankingFinding } from './ranking-finding.ts';

/** Whose two amounts lie furthest apart; with other measures, who comes first by the first of them. */
export function gapFinding(request: ChartRequest): Finding {
  const { view, category, values } = request;
  const first = firstColumn(request);
  const second = values[1] === undefined ? undefined : view.column(values[1]);
  if (second === undefined || category === null || first.unit !== 'usd' || second.unit !== 'usd')
    return rankingFinding(request);
  const gapOf = (row: number, gap: number, who = ''): string => {
    const [low, high] = gap > 0 ? [second, first] : [first, second];
    const name = nameInTitle(view.label(row, category));
    return `${name}${who}: ${inWords(low)} ${formatProse(Math.abs(gap), 'usd')} below ${inWords(high)}`;
  };
  const rows = view.rows.map((row) => {
    const [one, other] = [view.value(row, first.name), view.value(row, second.name)];
    const [a, b] = [shownValue(one), shownValue(other)];
    const withheld = one.state === 'withheld' || other.state === 'withheld';
    return { row, gap: a === null || b === null ? null : a - b, withheld };
  });
  const sorted = rows.flatMap(({ row, gap }) => (gap === null ? [] : [{ row, gap }]));
  sorted.sort((a, b) => Math.abs(b.gap) - Math.abs(a.gap));
  const [widest, next] = sorted;
  // One member alone has no gap that is the widest.
  if (widest !== undefined && view.rows.length === 1 && widest.gap !== 0)
    return { title: gapOf(widest.row, widest.gap), leader: widest.row };
  if (widest === undefined || next === undefined || Math.abs(widest.gap) === Math.abs(next.gap))
    return rankingFinding(request);
  const among = ofThoseShown(rows.some(({ withheld }) => withheld));
  return { title: gapOf(widest.row, widest.gap, ` has the widest gap${among}`), leader: widest.row };
}
