import { againstCharges, type Composer, inPeriod, nothingToShow } from './draft.ts';

/** The largest payer and how it stands, then who falls furthest short in percent. */
export const composeChargesAgainstVariance: Composer = (view) => {
  const [largest] = view.ranked('total_charges', 'highest');
  const [worst] = view.ranked('variance_pct', 'lowest');
  if (largest === undefined) return nothingToShow(view, 'total_charges');
  const stands = largest.value('net_variance') === null ? '' : `, payments ${againstCharges(largest)}`;
  // The sentence tells charges and variance: it is of those shown where either is withheld.
  const words = view.most('largest charges', 'total_charges');
  const among = words === 'largest charges' && stands !== '' ? view.most(words, 'net_variance') : words;
  const most =
    view.members.length === 1
      ? `Charges of ${largest.label()}${inPeriod(view)}`
      : `${largest.label()} has the ${among}${inPeriod(view)}`;
  return {
    headline: `${most}: ${largest.ref('total_charges')}${stands}`,
    sentences:
      worst === undefined || worst === largest || worst.value('total_charges') === null
        ? []
        : [
            `The ${view.most('lowest variance', 'variance_pct')} is that of ${worst.label()}, ${againstCharges(worst)} on charges of ${worst.ref('total_charges')}.`,
          ],
  };
};
