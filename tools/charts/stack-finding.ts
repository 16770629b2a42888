import { formatProse } from '../format-value.ts';
import { type ChartRequest, firstColumn } from './chart-request.ts';
import { labelsIn, shownValue } from './chart-table.ts';
import { inWords } from './chart-words.ts';
import { drawableText } from './drawable-text.ts';
import { counted, type Finding, nameInTitle, ofThoseShown, rankingFinding } from './ranking-finding.ts';
import { seriesOf } from './series.ts';

/** Who has most of the part that matters: the oldest balances, or the first of the measures stacked. */
export function stackFinding(request: ChartRequest): Finding {
  const { view, category, series } = request;
  if (series === null || category === null) return rankingFinding(request);
  const column = firstColumn(request);
  const part = seriesOf(request).at(-1)!;
  const values = labelsIn(view, category).map((key) => {
    const rows = view.rows.filter((row) => view.key(row, category) === key);
    const value = rows.map((row) => part.value(row)).find((found) => found !== null);
    return { key, row: rows[0]!, value };
  });
  const anyWithheld = values.some(({ value }) => value?.state === 'withheld');
  const shown = values.flatMap(({ key, row, value }) => {
    const number = value === undefined || value === null ? null : shownValue(value);
    return number === null ? [] : [{ key, row, number }];
  });
  shown.sort((a, b) => b.number - a.number);
  const [first, second] = shown;
  const measure = inWords(column);
  const which = series === 'age_bucket' ? `${part.label} days old` : `in ${part.label}`;
  if (first === undefined || first.number === second?.number || first.number === 0) {
    const by = `by ${view.column(category).label.toLowerCase()} and ${view.column(series).label.toLowerCase()}`;
    return { title: `${measure.charAt(0).toUpperCase()}${measure.slice(1)} ${by}`, leader: null };
  }
  const name = nameInTitle(drawableText(first.key));
  return {
    title: `${name} has the most ${counted(measure)} ${which}${ofThoseShown(anyWithheld)}: ${formatProse(first.number, column.unit)}`,
    leader: first.row,
  };
}
