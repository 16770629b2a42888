import { composeAsked } from './asked-figures.ts';
import { againstCharges, type Composer, inPeriod, isUninsured, nothingToShow } from './draft.ts';

/** Who falls furthest below charges, how everyone together stands, and how much the insurer itself paid. */
export const composePayerScorecard: Composer = (view) => {
  const asked = composeAsked(view);
  const [worst, next] = view.ranked('net_variance', 'lowest');
  if (worst === undefined) return asked ?? nothingToShow(view, 'net_variance');
  const variance = worst.value('net_variance')!;
  const sentences: string[] = [];
  const { total } = view;
  if (view.members.length === 1) {
    const claims = worst.value('total_claims');
    if (claims !== null) {
      sentences.push(
        `${worst.label()}: ${worst.ref('total_claims')} claims, ${worst.ref('total_charges')} charged, ${worst.ref('total_payments')} paid.`,
      );
    }
    if (worst.value('payer_paid') !== null && worst.value('patient_paid') !== null) {
      sentences.push(
        `The payer itself paid ${worst.ref('payer_paid')} (${worst.ref('payer_paid_pct')} of charges), patients ${worst.ref('patient_paid')}.`,
      );
    }
    if (asked !== null) return { ...asked, sentences };
    return { headline: `Payments by ${worst.label()}${inPeriod(view)}: ${againstCharges(worst)}`, sentences };
  }
  if (total !== null && total.value('net_variance') !== null) {
    sentences.push(
      `${total.label()} together: ${total.ref('total_claims')} claims, ${total.ref('total_charges')} charged, ${total.ref('total_payments')} paid, ${againstCharges(total)}.`,
    );
  }
  // Their own figures come first; how everyone together stands is the context.
  if (asked !== null) return { ...asked, sentences: [...asked.sentences, ...sentences] };
  if (next !== undefined && next.value('net_variance')! < 0) {
    sentences.push(
      `${isUninsured(worst) ? 'Among insurers it is' : 'Next is'} ${next.label()} with ${againstCharges(next)}.`,
    );
  }
  if (
    !isUninsured(worst) &&
    worst.value('payer_paid_pct') !== null &&
    total !== null &&
    total.value('payer_paid_pct') !== null
  ) {
    sentences.push(
      `Of its charges ${worst.label()} itself paid ${worst.ref('payer_paid_pct')}, ${total.label()} ${total.ref('payer_paid_pct')}; patients paid the rest of what came in.`,
    );
  }
  const shortfall = view.most('largest shortfall', 'net_variance');
  const headline =
    variance < 0
      ? `${worst.label()} has the ${shortfall}${inPeriod(view)}: ${againstCharges(worst)}`
      : `No payer shown fell short of its charges${inPeriod(view)}; ${worst.label()} stands nearest: ${againstCharges(worst)}`;
  return { headline, sentences };
};
