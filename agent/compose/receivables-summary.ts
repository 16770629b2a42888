import { formatDay } from '../../tools/format-value.ts';
import { type Composer, nothingToShow } from './draft.ts';

const OLDEST = '90+';

/** How much is open, how old it is, and on which amount that rests. */
export const composeReceivablesSummary: Composer = (view) => {
  const amount = view.manifest.receivablesAmount;
  const peak = amount === 'peak_outstanding';
  const asOf = formatDay(view.manifest.asOf);
  const caveats = peak
    ? [
        'Every open balance in the source is 0, so amounts are peak outstanding: the largest balance each claim ever had.',
      ]
    : [];
  const total = view.total ?? (view.members.length === 1 ? view.members[0]! : null);
  if (total === null || total.value(amount) === null) return { ...nothingToShow(view, amount), caveats };
  const claims = total.value('open_claims') === null ? '' : ` on ${total.ref('open_claims')} claims`;
  const sentences: string[] = [];
  let age = '';
  const oldest = view.members.find((row) => row.text('age_bucket') === OLDEST);
  if (oldest !== undefined && oldest !== total && oldest.value(amount) !== null && total.value(amount)! > 0) {
    age = `; age ${oldest.label()} days holds {{share(${oldest.at(amount)}, ${total.at(amount)})}} of the balance`;
    const onClaims = oldest.value('open_claims') === null ? '' : ` on ${oldest.ref('open_claims')} claims`;
    sentences.push(`Age ${oldest.label()} days holds ${oldest.ref(amount)}${onClaims}.`);
  }
  const [largest] = view.ranked(amount, 'highest');
  if (largest !== undefined && largest !== oldest && view.members.length > 1 && largest.value(amount)! > 0) {
    sentences.push(
      `The ${view.most('largest part', amount)} is ${largest.label()} days with ${largest.ref(amount)}.`,
    );
  }
  if (total.value('priority_score_avg') !== null && view.members.length > 1) {
    sentences.push(`Overall, the average priority score is ${total.ref('priority_score_avg')}.`);
  }
  const of = view.only === null ? '' : ` (${view.only} only)`;
  return {
    headline: `${total.label()} receivables as of ${asOf}${of}: ${total.ref(amount)} ${peak ? 'at peak' : 'open'}${claims}${age}`,
    sentences,
    caveats,
  };
};
