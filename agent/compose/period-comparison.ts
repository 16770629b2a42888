import { type Composer, capitalised, type Draft, inPeriod, nothingToShow } from './draft.ts';
import { verdict } from './movement.ts';
import type { ResultView, RowView } from './result-view.ts';

/** `fell by $0.4M (−12.0%) to $2.9M`. */
function moved(view: ResultView, row: RowView, metric: string): string {
  const change = row.value(`${metric}_change`)!;
  if (change === 0) return `is the same in both, ${row.ref(metric)}`;
  const relative =
    view.column(metric)?.unit !== 'percent' && row.value(`${metric}_change_pct`) !== null
      ? ` (${row.ref(`${metric}_change_pct`)})`
      : '';
  return `${change > 0 ? 'rose' : 'fell'} by ${row.abs(`${metric}_change`)}${relative} to ${row.ref(metric)}`;
}

function judged(view: ResultView, row: RowView, metric: string): string {
  return verdict(view, metric, row.value(`${metric}_change`)!);
}

function composeWhole(view: ResultView, metric: string): Draft {
  const row = view.members[0]!;
  const measure = view.measure(metric);
  const of = row.hasLabel ? `${row.label()}: ${measure}` : capitalised(measure);
  const only = row.hasLabel || view.only === null ? '' : ` (${view.only} only)`;
  return {
    headline: `${of}${only} ${moved(view, row, metric)}${inPeriod(view)}, against ${view.compare}${judged(view, row, metric)}`,
    sentences: [`In ${view.compare} the ${measure} stood at ${row.ref(`${metric}_prior`)}.`],
  };
}

/** What changed against the other period: as a whole, or whose change is the largest. */
export const composePeriodComparison: Composer = (view): Draft => {
  const metric = String(view.params['metric']);
  const change = `${metric}_change`;
  const [first, second] = view.members
    .filter((row) => row.value(change) !== null)
    .sort((a, b) => Math.abs(b.value(change)!) - Math.abs(a.value(change)!));
  if (first === undefined) return nothingToShow(view, change);
  if (view.members.length === 1) return composeWhole(view, metric);
  const measure = view.measure(metric);
  if (first.value(change) === 0) {
    return {
      headline: `No change of ${measure} for any payer shown${inPeriod(view)} against ${view.compare}`,
      sentences: [],
    };
  }
  const sentences: string[] = [];
  if (second !== undefined && second.value(change) !== 0)
    sentences.push(`Next is ${second.label()}: ${measure} ${moved(view, second, metric)}.`);
  if (view.members.length > 2 && view.members.every((row) => row.value(change) !== null)) {
    const count = (sign: '<' | '>') => `{{count(t${view.index}.${change}${sign}0)}}`;
    sentences.push(
      `Of {{count(t${view.index})}} payers ${count('>')} show more than before and ${count('<')} less.`,
    );
  }
  return {
    headline: `${capitalised(view.most('largest change', change))}${inPeriod(view)} against ${view.compare}: for ${first.label()} ${measure} ${moved(view, first, metric)}${judged(view, first, metric)}`,
    sentences,
  };
};
