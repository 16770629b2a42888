import { formatDay } from '../../tools/format-value.ts';
import { type Composer, type Draft, nothingToShow } from './draft.ts';
import { fullName } from './full-name.ts';
import { composeRanked, orderOf } from './ranking.ts';
import type { ResultView, RowView } from './result-view.ts';

const OLDEST = '90+';
const ALL_AGES = 'All ages';

const peakCaveat = ({ manifest }: ResultView): string[] =>
  manifest.receivablesAmount === 'peak_outstanding'
    ? [
        'Every open balance in the source is 0, so amounts are peak outstanding: the largest balance each claim ever had.',
      ]
    : [];

const byAmount = (rows: readonly RowView[], amount: string): RowView[] =>
  rows
    .filter((row) => row.value(amount) !== null && row.value(amount)! > 0)
    .sort((a, b) => b.value(amount)! - a.value(amount)!);

/** Who owes most over all ages, how much of it is old, and who holds most of what is oldest. */
export const composeAging: Composer = (view): Draft => {
  const amount = view.manifest.receivablesAmount;
  const caveats = peakCaveat(view);
  const who = view.column('payer') === undefined ? 'organization' : 'payer';
  const own = view.members.filter((row) => !/^All /.test(row.text(who)));
  const whole = byAmount(
    own.filter((row) => row.text('age_bucket') === ALL_AGES),
    amount,
  );
  const old = byAmount(
    own.filter((row) => row.text('age_bucket') === OLDEST),
    amount,
  );
  const asOf = formatDay(view.manifest.asOf);
  const [top, next] = whole;
  if (top === undefined) {
    // Ages were chosen: each row stands for itself.
    const [most, second] = byAmount(
      own.filter((row) => row.text('age_bucket') !== ALL_AGES),
      amount,
    );
    if (most === undefined) return { ...nothingToShow(view, amount), caveats };
    const told = (row: RowView) => `${row.label()} at age ${row.label('age_bucket')} days`;
    return {
      headline: `${told(most)} holds the ${view.most(`largest ${view.measure(amount)}`, amount)} as of ${asOf}: ${most.ref(amount)}`,
      sentences: second === undefined ? [] : [`Next is ${told(second)} with ${second.ref(amount)}.`],
      caveats,
    };
  }
  const sentences: string[] = [];
  const topOld = old.find((row) => row.text(who) === top.text(who));
  if (topOld !== undefined) {
    sentences.push(
      `Age ${topOld.label('age_bucket')} days holds {{share(${topOld.at(amount)}, ${top.at(amount)})}} of the balance of ${top.label()}.`,
    );
  }
  const [oldest] = old;
  if (oldest !== undefined && old.length > 1) {
    sentences.push(
      `At age ${oldest.label('age_bucket')} days ${oldest.label()} has the ${view.most('largest balance', amount)} with ${oldest.ref(amount)}.`,
    );
  }
  if (next !== undefined) {
    sentences.push(`Next over ${next.label('age_bucket')} is ${next.label()} with ${next.ref(amount)}.`);
  }
  return {
    headline: `${top.label()} has the ${view.most(`largest ${view.measure(amount)}`, amount)} over all ages as of ${asOf}: ${top.ref(amount)}`,
    sentences,
    caveats,
  };
};

/** How much of what is open is worth most effort. */
export const composePriorityMix: Composer = (view): Draft => {
  const amount = view.manifest.receivablesAmount;
  const caveats = [
    ...peakCaveat(view),
    'Priority goes by the amount of a claim: High above 1,000 USD, Medium above 250 USD, Low up to that.',
  ];
  const { total } = view;
  if (total === null || total.value(amount) === null || total.value(amount) === 0)
    return { ...nothingToShow(view, amount), caveats };
  const high = view.members.find((row) => row.text('priority_bucket') === 'High');
  const part = (row: RowView) =>
    `${row.label()} priority holds {{share(${row.at(amount)}, ${total.at(amount)})}} of it`;
  const asOf = formatDay(view.manifest.asOf);
  const shown = high !== undefined && high.value(amount) !== null;
  const sentences = [...(shown ? [high] : []), ...view.members.filter((row) => row !== high)].flatMap(
    (row) =>
      row.value(amount) === null || row.value('open_claims') === null
        ? []
        : [`${row.label()} priority: ${row.ref(amount)} on ${row.ref('open_claims')} claims.`],
  );
  const of = view.only === null ? '' : ` (${view.only} only)`;
  return {
    headline: `${total.label()} receivables as of ${asOf}${of}: ${total.ref(amount)}${shown ? `; ${part(high)}` : ''}`,
    sentences,
    caveats,
  };
};

/** The segments to work first, each with why it is flagged. */
export const composeHotspots: Composer = (view) => {
  const draft = composeRanked(
    view,
    view.primary,
    orderOf(view),
    fullName(view, ['age_bucket', 'why_flagged']),
  );
  return {
    ...draft,
    caveats: [
      ...peakCaveat(view),
      'Flags follow the rules of the priority score: amount above 250 or 1,000 USD (of a payer or an organization: the average open claim), age over 60 or 90 days, many transactions.',
    ],
  };
};
