import { type Composer, type Draft, inPeriod, nothingToShow } from './draft.ts';
import { fullName } from './full-name.ts';
import { composePaymentsTrend } from './payments-trend.ts';
import { composeWithTotal } from './ranked-members.ts';
import { composeRanked, orderOf } from './ranking.ts';
import { joinWords, type ResultView, type RowView } from './result-view.ts';

/** ` Inpatient claims`, or ` claims` of the margin. */
const claimsOf = (view: ResultView, row: RowView): string =>
  row === view.total ? 'claims' : `${row.label('claim_type')} claims`;

/** `All claims` of the margin, `Inpatient claims` of a type. */
const whoseOf = (view: ResultView, row: RowView): string =>
  row === view.total ? row.label('claim_type') : `${row.label('claim_type')} claims`;

/** The row an answer speaks of first: of the type asked for, else of both types, else of the one that has the figure. */
function spokenRow(view: ResultView, metric: string): RowView | null {
  const [only, ...others] = view.members;
  if (only !== undefined && others.length === 0) return only;
  if (view.total !== null && view.total.value(metric) !== null) return view.total;
  return view.members.find((row) => row.value(metric) !== null) ?? null;
}

/** What Medicare reimbursed for how many claims, or what was asked of them; then each type. */
export const composeReimbursementSummary: Composer = (view): Draft => {
  const metric = view.focus[0] ?? 'reimbursed_amount';
  const row = spokenRow(view, metric);
  if (row === null || row.value(metric) === null) return nothingToShow(view, metric);
  const told = view.focus.filter((name) => row.value(name) !== null);
  const isPlain = told.length === 0 || (told.length === 1 && metric === 'reimbursed_amount');
  const headline =
    isPlain && row.value('total_claims') !== null
      ? `${row === view.total ? 'In all, ' : ''}Medicare reimbursed ${row.ref('reimbursed_amount')} for ${row.ref('total_claims')} ${claimsOf(view, row)}${inPeriod(view)}`
      : `${whoseOf(view, row)}${inPeriod(view)}: ${joinWords(told.map((name) => figure(view, row, name)))}`;
  return { headline, sentences: byType(view, metric) };
};

/** `average length of stay of 5.3 days`, and `1,234 claims` of what is counted. */
const figure = (view: ResultView, row: RowView, name: string): string => {
  const words = view.measure(name);
  return words.startsWith('number of ')
    ? `${row.ref(name)} ${words.slice('number of '.length)}`
    : `${words} of ${row.ref(name)}`;
};

const ADDITIVE = new Set(['total_claims', 'reimbursed_amount', 'deductible_amount']);

/** Each claim type with its part in the total, and how long stays are. */
function byType(view: ResultView, metric: string): string[] {
  const { total, members } = view;
  const shown = members.filter((row) => row.value(metric) !== null);
  const sentences: string[] = [];
  if (total !== null && total.value(metric) !== null && ADDITIVE.has(metric) && shown.length > 0) {
    const parts = shown.map(
      (row) =>
        `${row.label('claim_type')} ${row.ref(metric)} ({{share(${row.at(metric)}, ${total.at(metric)})}})`,
    );
    sentences.push(
      shown.length === 1
        ? `All claims together: ${figure(view, total, metric)}; ${parts[0]} of it.`
        : `By type: ${parts.join(', ')}.`,
    );
  } else if (shown.length > 1) {
    sentences.push(
      `By type: ${shown.map((row) => `${row.label('claim_type')} ${row.ref(metric)}`).join(', ')}.`,
    );
  }
  const stays = members.find((row) => row.value('length_of_stay_avg') !== null);
  if (stays !== undefined && metric === 'reimbursed_amount')
    sentences.push(`An inpatient stay took ${stays.ref('length_of_stay_avg')} on average.`);
  return sentences;
}

/** By state, age band or flag: who comes first, and everyone together. */
export const composeReimbursementGroup: Composer = (view) => ({
  ...composeWithTotal(view),
  caveats: view.params['by'] === 'fraud_flag' ? [SUPPLIED] : [],
});

const SUPPLIED =
  'Flags are as supplied with the provider file: Payerscope neither makes nor checks them, and a flag is no finding.';

const trackedNote = (view: ResultView): string => {
  const tracked = (view.manifest.members['provider'] ?? []).filter((label) => label !== 'Other providers');
  return `Among the ${tracked.length} providers tracked; all others are counted together.`;
};

const flagNote = (view: ResultView): string[] =>
  view.members.some((row) => row.text('fraud_flag') === 'Flagged') ? [SUPPLIED] : [];

/** Providers by what Medicare reimbursed them, or any other figure. */
export const composeProviderCosts: Composer = (view) => ({
  ...composeRanked(view, view.primary, orderOf(view), fullName(view, ['fraud_flag'])),
  caveats: [trackedNote(view), ...flagNote(view)],
});

/** A provider beside all claims of the same type. */
export const composeReimbursedSignals: Composer = (view): Draft => {
  const order = orderOf(view);
  const name = fullName(view, ['claim_type', 'fraud_flag']);
  const draft = composeRanked(view, view.primary, order, name);
  const [top] = view.ranked(view.primary, order);
  const against =
    top === undefined ||
    top.value('reimbursed_per_claim') === null ||
    top.value('peer_reimbursed_per_claim') === null
      ? []
      : [
          `${name(top)} was reimbursed ${top.ref('reimbursed_per_claim')} per claim, its peers ${top.ref('peer_reimbursed_per_claim')}.`,
        ];
  const stays =
    top === undefined ||
    top.value('length_of_stay_avg') === null ||
    top.value('peer_length_of_stay_avg') === null
      ? []
      : [
          `Its stays took ${top.ref('length_of_stay_avg')} on average, those of its peers ${top.ref('peer_length_of_stay_avg')}.`,
        ];
  return {
    headline: draft.headline,
    sentences: [...against, ...stays, ...draft.sentences],
    caveats: [
      `${trackedNote(view)} Peers are all claims of the same type; a signal is where to look, not a finding.`,
      ...flagNote(view),
    ],
  };
};

const NEVER_SUMMED =
  'A claim counts under each chronic condition its beneficiary has, so conditions are never added up; claims from files that state no conditions count under none.';

/** Which conditions the claims come with; of one condition, how many claims and what share. */
export const composeConditionMix: Composer = (view): Draft => {
  const isOne = view.params['condition'] !== undefined && view.params['condition'] !== 'all';
  const split = view.column('claim_type') !== undefined;
  const name = (row: RowView): string =>
    split ? `${row.label('condition')}, ${row.label('claim_type')},` : row.label('condition');
  const shown = view.members.filter((row) => row.value('condition_share') !== null);
  const [first] = shown;
  if (first === undefined) return { ...nothingToShow(view, 'condition_share'), caveats: [NEVER_SUMMED] };
  if (!isOne) return { ...composeRanked(view, 'condition_share', 'highest', name), caveats: [NEVER_SUMMED] };
  const counted = (row: RowView): string => `${row.ref('condition_claims')} of ${row.ref('total_claims')}`;
  const whose = view.only === null ? 'claims' : `${view.only} claims`;
  const headline = split
    ? `${first.label('condition')}${inPeriod(view)}: ${shown.map((row) => `${row.label('claim_type')} ${row.ref('condition_share')} (${counted(row)} claims)`).join(', ')}`
    : `${counted(first)} ${whose}${inPeriod(view)} (${first.ref('condition_share')}) are of beneficiaries with ${first.label('condition')}`;
  return { headline, sentences: [], caveats: [NEVER_SUMMED] };
};

/** The course of the share of claims of a condition, or whose share moved most. */
export const composeConditionTrend: Composer = (view): Draft => {
  const draft = composePaymentsTrend(view);
  const isOne = view.params['condition'] !== undefined && view.params['condition'] !== 'all';
  const last = view.members.at(-1);
  const headline = draft.headline.charAt(0).toLowerCase() + draft.headline.slice(1);
  return {
    ...draft,
    headline:
      isOne && last !== undefined && !draft.headline.startsWith('{{')
        ? `${last.label('condition')}: ${headline}`
        : draft.headline,
    caveats: [NEVER_SUMMED],
  };
};

/** How many claims are dated after death, and the share of high-value ones. */
export const composeClaimsToReview: Composer = (view): Draft => {
  const wanted = view.focus[0] === 'high_value_share' ? 'high_value_share' : 'claims_after_death';
  const row = spokenRow(view, wanted);
  if (row === null || row.value(wanted) === null) return nothingToShow(view, wanted);
  const share = row.value('after_death_share') === null ? '' : ` (${row.ref('after_death_share')} of all)`;
  const died = `${row.ref('claims_after_death')} ${claimsOf(view, row)}${inPeriod(view)} are dated after the beneficiary’s death${share}`;
  const high = `${row.ref('high_value_share')} of ${claimsOf(view, row)}${inPeriod(view)} were reimbursed above 10,000 USD`;
  const byTypes = view.members.filter((one) => one.value(wanted) !== null && one !== row);
  return {
    headline: wanted === 'high_value_share' ? high : died,
    sentences:
      byTypes.length === 0
        ? []
        : [`By type: ${byTypes.map((one) => `${one.label('claim_type')} ${one.ref(wanted)}`).join(', ')}.`],
  };
};

/** What later loads did to claims that were published before. */
export const composeReimbursementChanges: Composer = (view): Draft => {
  const row = spokenRow(view, 'restated_claims');
  if (row === null || row.value('restated_claims') === null) return nothingToShow(view, 'restated_claims');
  const ways = ['raised', 'lowered'].flatMap((way) =>
    row.value(`${way}_claims`) === null ? [] : [`${row.ref(`${way}_claims`)} ${way}`],
  );
  const told = ways.length === 0 ? '' : `: ${joinWords(ways)}`;
  const change = row.value('amount_change');
  return {
    headline: `Later loads changed ${row.ref('restated_claims')} ${claimsOf(view, row)} of ${view.period}${told}`,
    sentences:
      change === null
        ? []
        : [
            change === 0
              ? 'What was reimbursed for them is the same in all.'
              : `What was reimbursed for them ${change > 0 ? 'rose' : 'fell'} by ${row.abs('amount_change')} in all.`,
          ],
    caveats: [
      'Published quarters keep the amounts they were published with; changes stand in a line of their own.',
    ],
  };
};
