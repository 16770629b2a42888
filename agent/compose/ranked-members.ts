import { againstCharges, type Composer, type Draft } from './draft.ts';
import { fullName } from './full-name.ts';
import { composeRanked, orderOf } from './ranking.ts';
import type { ResultView } from './result-view.ts';

/** How everyone together stands, where the result carries it: `All payers together: underpayment rate of 8.4%.` */
function together(view: ResultView, metric: string): string[] {
  const { total } = view;
  return total === null || total.value(metric) === null
    ? []
    : [`${total.label()} together: ${view.measure(metric)} of ${total.ref(metric)}.`];
}

const tracked = (view: ResultView, dimension: string, other: string): number =>
  (view.manifest.members[dimension] ?? []).filter((label) => label !== other).length;

/** A ranking with the margin of everyone beside it. */
export const composeWithTotal: Composer = (view) => {
  const draft = composeRanked(view, view.primary, orderOf(view));
  return { ...draft, sentences: [...draft.sentences, ...together(view, view.primary)] };
};

/** By encounter class or organization: the ranking, and what payments of the first come to against charges. */
export const composePerformance: Composer = (view) => {
  const metric = view.primary;
  const draft = composeRanked(view, metric, orderOf(view));
  const [top] = view.ranked(metric, orderOf(view));
  const variance =
    top === undefined || /variance/.test(metric) || top.value('net_variance') === null
      ? []
      : [`Payments of ${top.label()}: ${againstCharges(top)}.`];
  return { ...draft, sentences: [...draft.sentences, ...variance, ...together(view, metric)] };
};

/** Claims dated after death are published over all years only, and the answer says so. */
export const composeClaimsAfterDeath: Composer = (view) => ({
  ...composeWithTotal(view),
  caveats: ['Claims after death are published by specialty and over all published years only.'],
});

/** Providers by any metric, among those tracked. */
export const composeProviderRanking: Composer = (view) => ({
  ...composeRanked(view, view.primary, orderOf(view), fullName(view, ['specialty', 'organization'])),
  caveats: [
    `Among the ${tracked(view, 'provider', 'Other providers')} providers tracked; distinct patients are shown for a single year or all years only.`,
  ],
});

/** A provider's average charge beside that of the specialty. */
export const composeProviderSignals: Composer = (view): Draft => {
  const order = orderOf(view);
  const name = fullName(view, ['specialty', 'organization']);
  const draft = composeRanked(view, view.primary, order, name);
  const [top] = view.ranked(view.primary, order);
  const charges =
    top === undefined || top.value('charge_per_claim') === null || top.value('peer_charge_per_claim') === null
      ? []
      : [
          `${name(top)} charges ${top.ref('charge_per_claim')} per claim, the specialty as a whole ${top.ref('peer_charge_per_claim')}.`,
        ];
  return {
    headline: draft.headline,
    sentences: [...charges, ...draft.sentences],
    caveats: [
      `Among the ${tracked(view, 'provider', 'Other providers')} providers tracked; peers are all claims of the specialty. A signal is where to look, not a finding.`,
    ],
  };
};

/** Pairs of payer and medication; a gap is told beside the coverage rate of all payers. */
export const composeMedicationReview: Composer = (view) => {
  const order = orderOf(view);
  const name = fullName(view, ['medication']);
  const draft = composeRanked(view, view.primary, order, name);
  const [top] = view.ranked(view.primary, order).filter((row) => row.text('payer') !== 'No insurance');
  const rates =
    top === undefined || top.value('coverage_rate') === null || top.value('peer_coverage_rate') === null
      ? []
      : [
          `${name(top)} covered ${top.ref('coverage_rate')} of its cost; the coverage rate of everyone for it is ${top.ref('peer_coverage_rate')}.`,
        ];
  return {
    headline: draft.headline,
    sentences: [...rates, ...draft.sentences],
    caveats: [
      `Among the ${tracked(view, 'medication', 'Other medications')} medications tracked; all others are counted together as “Other medications”.`,
    ],
  };
};
