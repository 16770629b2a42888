import { formatDay } from '../../tools/format-value.ts';
import { inertMarkdown } from '../inert-markdown.ts';
import { type Composer, capitalised, type Draft, inPeriod } from './draft.ts';
import { orderOf } from './ranking.ts';
import { joinWords, namedMembers, type ResultView, type RowView } from './result-view.ts';

const SHARE = 'share_of_total';
/** How many of the largest are told together. */
const FEW = 3;
/** More names than this make no sentence. */
const MOST_NAMED = 4;

/** Filters on the members that the table divides its total among. */
const OWN_FILTERS = [
  ['payers', 'payer'],
  ['medications', 'medication'],
  ['organizations', 'organization'],
  ['encounter_classes', 'encounter_class'],
  ['age_buckets', 'age_bucket'],
] as const;

const metricOf = ({ params }: ResultView): string => String(params['metric']);

/** `total charges`, and `claims` where the measure counts: a share is of claims, not of their number. */
const wholeOf = (view: ResultView): string => view.measure(metricOf(view)).replace(/^number of /, '');

/** ` for Medicare`, ` aged 90+ days`: whom the total is of, where that is not everybody. */
function scopeOf(view: ResultView): string {
  const named = (filter: string, column: string): string[] =>
    view.column(column) === undefined ? namedMembers({ [filter]: view.params[filter] }) : [];
  const ages = named('age_buckets', 'age_bucket');
  const whom = named('payers', 'payer').map(inertMarkdown);
  return [
    ages.length === 0 ? '' : ` aged ${joinWords(ages)} days`,
    whom.length === 0 ? '' : ` for ${joinWords(whom)}`,
  ].join('');
}

/** ` in 2025`, or the day receivables are as of. */
const whenOf = (view: ResultView): string =>
  view.hasPeriod ? inPeriod(view) : ` as of ${formatDay(view.manifest.asOf)}`;

/** `$12.1M`, and `672 claims` of what is counted. */
function amountOf(view: ResultView, row: RowView): string {
  const value = row.ref(metricOf(view));
  return view.column(metricOf(view))?.unit === 'count' ? `${value} ${wholeOf(view)}` : value;
}

/** What everyone comes to: `All payers together: total charges of $43.5M.` */
function totalOf(view: ResultView): string[] {
  const { total } = view;
  if (total === null || total.value(metricOf(view)) === null) return [];
  const counted = view.column(metricOf(view))?.unit === 'count';
  const told = counted ? amountOf(view, total) : `${wholeOf(view)} of ${amountOf(view, total)}`;
  return [`${total.label()} together${scopeOf(view)}: ${told}.`];
}

function caveatsOf(view: ResultView): string[] {
  const medications = (view.manifest.members['medication'] ?? []).filter(
    (label) => label !== 'Other medications',
  );
  if (view.column('medication') !== undefined)
    return [
      `Among the ${medications.length} medications tracked; all others are counted together as “Other medications”.`,
    ];
  const empty = view.column('open_balance') !== undefined && view.total?.value('open_balance') === 0;
  return empty
    ? ['Every open balance in the source is 0; peak outstanding and open claims have shares.']
    : [];
}

const nameOf = (view: ResultView) => (row: RowView) =>
  view.column('age_bucket') === undefined ? row.label() : `Age ${row.label()} days`;

/** The share of the one row asked for, in words that fit where it is withheld or the total is nothing. */
function composeOne(view: ResultView, row: RowView): Draft {
  const name = nameOf(view)(row);
  const of = `${wholeOf(view)}${scopeOf(view)}${whenOf(view)}`;
  if (row.value(SHARE) === null)
    return { headline: `${name}: the share of ${of} is withheld to protect patients`, sentences: [] };
  return {
    headline: `${name} accounts for ${row.ref(SHARE)} of ${of}`,
    sentences: [`That is ${amountOf(view, row)}.`, ...totalOf(view)],
  };
}

/** Whether some were asked for as one part: a number of rows, or several by name. */
function isTogether(view: ResultView): boolean {
  const { limit } = view.params;
  const named = OWN_FILTERS.filter(([, column]) => view.column(column) !== undefined);
  return (
    view.members.length === limit ||
    named.some(([filter]) => namedMembers({ [filter]: view.params[filter] }).length > 1)
  );
}

/** Who holds the largest part of the total, who comes next, and what the first few hold together. */
export const composeShare: Composer = (view): Draft => {
  const caveats = caveatsOf(view);
  const name = nameOf(view);
  const order = orderOf(view);
  const ranked = view.ranked(SHARE, order);
  const of = `${wholeOf(view)}${scopeOf(view)}${whenOf(view)}`;
  const [top, next, third] = ranked;
  const { total } = view;
  if (total !== null && total.value(metricOf(view)) === 0)
    return {
      headline: `${total.label()}${whenOf(view)}: ${view.measure(metricOf(view))} of ${total.ref(metricOf(view))}, so nobody has a share of it`,
      sentences: [],
      caveats,
    };
  const [only, ...more] = view.members;
  if (only !== undefined && more.length === 0) return { ...composeOne(view, only), caveats };
  if (top === undefined)
    return {
      headline: `${capitalised(`shares of ${of}`)}: withheld to protect patients`,
      sentences: [],
      caveats,
    };
  const isWhole = ranked.length === view.members.length;
  if (isTogether(view) && isWhole && order === 'highest') {
    const who = ranked.length > MOST_NAMED ? 'Those asked for' : joinWords(ranked.map(name));
    return {
      headline: `${who} together account for {{sum(t${view.index}.${SHARE})}} of ${of}`,
      sentences: [
        `${ranked
          .slice(0, MOST_NAMED)
          .map((row, at) => `${name(row)}${at === 0 ? ' alone accounts' : ''} for ${row.ref(SHARE)}`)
          .join(', ')}.`,
      ],
      caveats,
    };
  }
  const ties = ranked.filter((row) => row.value(SHARE) === top.value(SHARE));
  const superlative = view.most(order === 'highest' ? 'the largest share' : 'the smallest share', SHARE);
  const headline =
    ties.length > 1
      ? `${joinWords(ties.slice(0, FEW).map(name))}${ties.length > FEW ? ' and others' : ''} have ${superlative} of ${of} alike, each ${ties[Math.min(ties.length, FEW) - 1]!.ref(SHARE)}`
      : `${name(top)} accounts for ${top.ref(SHARE)} of ${of}, ${superlative}`;
  const sentences: string[] = [];
  if (ties.length === 1 && next !== undefined) {
    const after = third === undefined ? '' : `, then ${name(third)} with ${third.ref(SHARE)}`;
    sentences.push(`Next is ${name(next)} with ${next.ref(SHARE)}${after}.`);
  }
  const first = ranked.slice(0, FEW);
  const leading = order === 'highest' && first.every(({ index }, at) => index === at);
  if (leading && ranked.length > FEW && ties.length === 1)
    sentences.push(
      `${joinWords(first.map(name))} together account for {{sum(t${view.index}[#0..#${FEW - 1}].${SHARE})}}.`,
    );
  return { headline, sentences: [...sentences, ...totalOf(view)], caveats };
};
