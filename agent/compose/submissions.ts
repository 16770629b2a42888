import { type Composer, capitalised, type Draft, inPeriod, nothingToShow } from './draft.ts';
import { composeWithTotal } from './ranked-members.ts';
import { composeRanked, orderOf } from './ranking.ts';
import type { ResultView, RowView } from './result-view.ts';

/** One member alone is told by what was asked of it; several by who comes first. */
export const composeSubmissions: Composer = (view): Draft => {
  const [row] = view.members;
  const asked = view.focus;
  if (asked.length > 0) {
    // The margin is that of everyone, whoever was named.
    const margin = view.only === null ? view.total : null;
    const whole = margin ?? (view.members.length === 1 ? row : undefined);
    const told = whole && asked.filter((name) => whole.value(name) !== null);
    if (whole && told && told.length > 0) {
      const figures = told.map((name) => `${view.measure(name)} of ${whole.ref(name)}`);
      return {
        headline: `${capitalised(whole.label())}${inPeriod(view)}: ${joined(figures)}`,
        sentences: asked.length > 1 || view.members.length < 2 ? [] : leads(view),
      };
    }
  }
  return composeWithTotal(view);
};

/** Who comes first by the one figure that was asked for. */
const leads = (view: ResultView): string[] => {
  const { headline, sentences } = composeRanked(view, view.primary, orderOf(view));
  return [`${headline}.`, ...sentences];
};

export const composeSubmissionProviders: Composer = (view) => {
  const named = (view.manifest.members['provider'] ?? []).filter((label) => label !== 'Other providers');
  return {
    ...composeRanked(view, view.primary, orderOf(view)),
    caveats: [`Among the ${named.length} providers tracked; all others are counted together.`],
  };
};

const STATUSES = [
  'approved_claims',
  'paid_claims',
  'partially_paid_claims',
  'rejected_claims',
  'pending_claims',
];

/** What became of the claims of everyone, or of the one asked for, and whose are rejected most. */
export const composeStatusMix: Composer = (view): Draft => {
  const whole = view.total ?? (view.members.length === 1 ? view.members[0]! : null);
  // Of a number that was asked for, who has most; otherwise whose claims are rejected most.
  const measure = view.focus[0] ?? 'rejection_rate';
  const [top, next] = view.ranked(measure, 'highest');
  const most =
    view.members.length > 1 && top !== undefined
      ? [
          `The ${view.most(`highest ${view.measure(measure)}`, measure)} is that of ${top.label()} with ${top.ref(measure)}${
            next === undefined ? '' : `, then ${next.label()} with ${next.ref(measure)}`
          }.`,
        ]
      : [];
  const told = whole === null ? [] : statusesOf(view, whole);
  if (whole === null || told.length === 0) {
    if (top === undefined) return nothingToShow(view, 'rejection_rate');
    return {
      headline: `${top.label()}${inPeriod(view)}: rejection rate of ${top.ref('rejection_rate')}`,
      sentences: most,
    };
  }
  return { headline: `${capitalised(whole.label())}${inPeriod(view)}: ${joined(told)}`, sentences: most };
};

function statusesOf(view: ResultView, row: RowView): string[] {
  const asked = view.focus.filter((name) => STATUSES.includes(name));
  return (asked.length > 0 ? asked : STATUSES)
    .filter((name) => row.value(name) !== null)
    .map((name, at) => {
      const status = view.measure(name).replace(/^number of (.*) claims$/, '$1');
      return `${row.ref(name)} ${at === 0 ? 'claims ' : ''}${status}`;
    });
}

/** The pair that most rejected money lies with, and those after it. */
export const composeRejections: Composer = (view): Draft => {
  const by = String(view.params['by']);
  const [top, ...others] = view.ranked('rejected_amount', 'highest');
  if (top === undefined) return nothingToShow(view, 'rejected_amount');
  const pair = (row: RowView): string => `${row.label('payer')} with ${row.label(by)}`;
  const share = top.value('rejected_pct') === null ? '' : ` (${top.ref('rejected_pct')} of what was claimed)`;
  const next = others.slice(0, 2).map((row) => `${pair(row)}: ${row.ref('rejected_amount')}`);
  return {
    headline: `Work first${inPeriod(view)}: ${pair(top)}, ${top.ref('rejected_amount')} rejected${share}`,
    sentences: next.length === 0 ? [] : [`Next come ${next.join('; ')}.`],
  };
};

const joined = (parts: readonly string[]): string =>
  parts.length < 2 ? (parts[0] ?? '') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`;
