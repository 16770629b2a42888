import { composeAsked } from './asked-figures.ts';
import { type Composer, capitalised, inPeriod, nothingToShow } from './draft.ts';

const OTHERS = ['zero_pay_claims', 'overpaid_claims', 'no_charge_claims', 'matched_claims'];

/** How much of the claims is underpaid, who leads, and the other categories beside it. */
export const composeExceptionMix: Composer = (view) => {
  const whole = view.total ?? (view.members.length === 1 ? view.members[0]! : null);
  const [top, next] = view.ranked('underpayment_rate', 'highest');
  // Counts that were asked for by name; the underpaid are what the headline says anyway.
  const several = view.total === null && view.members.length > 1 && view.focus.includes('underpaid_claims');
  const asked =
    several || view.focus.some((column) => !column.startsWith('underp')) ? composeAsked(view) : null;
  const sentences: string[] = [];
  const tie =
    top !== undefined &&
    next !== undefined &&
    top.value('underpayment_rate') === next.value('underpayment_rate');
  if (asked === null && view.members.length > 1 && top !== undefined && next !== undefined && !tie) {
    sentences.push(
      `The ${view.most('highest underpayment rate', 'underpayment_rate')} is that of ${top.label()} with ${top.ref('underpayment_rate')}, then ${next.label()} with ${next.ref('underpayment_rate')}.`,
    );
  }
  if (whole !== null) {
    const parts = OTHERS.filter((column) => whole.value(column) !== null && !view.focus.includes(column));
    if (parts.length > 0) {
      const list = parts
        .map((column) => `${whole.ref(column)} ${view.measure(column).replace('number of ', '')}`)
        .join(', ');
      sentences.push(`${whole.label()} also had ${list}.`);
    }
  }
  if (asked !== null) return { ...asked, sentences: [...asked.sentences, ...sentences] };
  if (whole === null || whole.value('underpayment_rate') === null) {
    if (top === undefined) return { ...nothingToShow(view, 'underpayment_rate'), sentences };
    return {
      headline: `${top.label()} has the ${view.most('highest underpayment rate', 'underpayment_rate')}${inPeriod(view)}: ${top.ref('underpayment_rate')}`,
      sentences:
        next === undefined || tie ? [] : [`Next is ${next.label()} with ${next.ref('underpayment_rate')}.`],
    };
  }
  const counts =
    whole.value('underpaid_claims') === null || whole.value('total_claims') === null
      ? ''
      : ` (${whole.ref('underpaid_claims')} of ${whole.ref('total_claims')})`;
  return {
    headline: `${capitalised(whole.label())}: underpaid claims are ${whole.ref('underpayment_rate')} of claims${inPeriod(view)}${counts}`,
    sentences,
  };
};
