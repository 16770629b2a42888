import { inertMarkdown } from '../inert-markdown.ts';
import { type Composer, capitalised, type Draft, inPeriod, nothingToShow } from './draft.ts';
import { verdict } from './movement.ts';
import { pluralOf } from './plural-of.ts';
import { joinWords, namedMembers, type ResultView, type RowView } from './result-view.ts';

/** A change of more than this, in percent, says that there was next to nothing before. */
const TELLING_PCT = 1_000;

/** `fell by $0.4M (−12.0%) to $2.9M`. */
function moved(view: ResultView, row: RowView, metric: string): string {
  const change = row.value(`${metric}_change`)!;
  if (change === 0) return `is the same in both, ${row.ref(metric)}`;
  const relative =
    view.column(metric)?.unit !== 'percent' &&
    Math.abs(row.value(`${metric}_change_pct`) ?? TELLING_PCT) < TELLING_PCT
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
  const payers = view.params['by'] === undefined ? [] : namedMembers({ payers: view.params['payers'] });
  // The row's own name stands before the figure; whose claims they are is told behind it.
  const whose = row.hasLabel ? joinWords(payers.map(inertMarkdown)) : (view.only ?? '');
  const only = whose === '' ? '' : ` (${whose} only)`;
  return {
    headline: `${of}${only} ${moved(view, row, metric)}${inPeriod(view)}, against ${view.compare}${judged(view, row, metric)}`,
    sentences: [`In ${view.compare} the figure stood at ${row.ref(`${metric}_prior`)}.`],
  };
}

/** Nothing in either period: a change of nothing is no finding. */
const isIdle = (row: RowView, metric: string): boolean =>
  row.value(metric) === 0 && row.value(`${metric}_prior`) === 0;

/** What the members are called: `payer`, `encounter class`. */
const memberWord = ({ params }: ResultView): string =>
  String(params['by'] ?? params['split'] ?? 'payer').replace('_', ' ');

/** What is counted or paid is more or less; a rate or an average is the greater or the smaller one. */
function comparative(view: ResultView, metric: string, seeks: ResultView['seeks']): string {
  const isSum = ['usd', 'count'].includes(view.column(metric)?.unit ?? '') && !/_per_/.test(metric);
  if (isSum) return seeks === 'rise' ? 'more' : 'less';
  return seeks === 'rise' ? 'a greater' : 'a smaller';
}

function tally(view: ResultView, shown: readonly RowView[], change: string): string {
  const members = pluralOf(memberWord(view), shown.length);
  const count = (sign: '<' | '>') => `{{count(t${view.index}.${change}${sign}0)}}`;
  const all = `{{count(t${view.index})}}`;
  if (shown.every((row) => row.value(change)! > 0)) return `All ${all} ${members} show more than before.`;
  if (shown.every((row) => row.value(change)! < 0)) return `All ${all} ${members} show less than before.`;
  return `Of ${all} ${members} ${count('>')} show more than before and ${count('<')} less.`;
}

/** What changed against the other period: as a whole, or whose change is the largest. */
export const composePeriodComparison: Composer = (view): Draft => {
  const metric = String(view.params['metric']);
  const change = `${metric}_change`;
  const { seeks } = view;
  const shown = view.members.filter((row) => row.value(change) !== null && !isIdle(row, metric));
  if (shown.length === 0) return nothingToShow(view, change);
  if (view.members.length === 1) return composeWhole(view, metric);
  const measure = view.measure(metric);
  const [first, second] = shown
    .filter((row) => seeks === null || Math.sign(row.value(change)!) === (seeks === 'rise' ? 1 : -1))
    .sort((a, b) => Math.abs(b.value(change)!) - Math.abs(a.value(change)!));
  if (first === undefined) {
    return {
      headline: `No ${memberWord(view)} shown has ${comparative(view, metric, seeks)} ${measure}${inPeriod(view)} than in ${view.compare}`,
      sentences: [],
    };
  }
  if (first.value(change) === 0) {
    return {
      headline: `No change of ${measure} for any ${memberWord(view)} shown${inPeriod(view)} against ${view.compare}`,
      sentences: [],
    };
  }
  const sentences: string[] = [];
  if (second !== undefined && second.value(change) !== 0)
    sentences.push(`Next is ${second.label()}: ${measure} ${moved(view, second, metric)}.`);
  if (view.members.length > 2 && shown.length === view.members.length)
    sentences.push(tally(view, shown, change));
  const against = `${inPeriod(view)} against ${view.compare}`;
  const told = moved(view, first, metric);
  const how = judged(view, first, metric);
  const headline =
    seeks === null
      ? `${first.label()} ${view.most('moved most', change)}${against}: ${measure} ${told}${how}`
      : `${first.label()}: ${measure} ${view.most(`${seeks === 'rise' ? 'rose' : 'fell'} most`, change)}${against}, ${told.replace(/^(?:rose|fell) /, '')}${how}`;
  return { headline, sentences };
};
