import { type Composer, capitalised, type Draft, inPeriod, nothingToShow } from './draft.ts';
import { composeRanked } from './ranking.ts';
import type { RowView } from './result-view.ts';

const COUNTS = [
  ['newly_paid_claims', 'newly paid'],
  ['newly_rejected_claims', 'newly rejected'],
] as const;

/** `120 claims decided later, of them 80 newly paid and 30 newly rejected`, as far as it is shown. */
function changesOf(row: RowView): string | null {
  if (row.value('changed_claims') === null) return null;
  const parts = COUNTS.flatMap(([name, words]) =>
    row.value(name) === null ? [] : [`${row.ref(name)} ${words}`],
  );
  const ofThem = parts.length === 0 ? '' : `, of them ${parts.join(' and ')}`;
  return `${row.ref('changed_claims')} claims decided later${ofThem}`;
}

/** What was decided since a quarter was published: of everyone or of the one asked for, then of whom most was paid. */
export const composeLaterDecisions: Composer = (view): Draft => {
  const whole = view.total ?? (view.members.length === 1 ? view.members[0]! : null);
  const changes = whole && changesOf(whole);
  if (!whole || !changes) {
    const any = view.members.some((row) => row.value(view.primary) !== null);
    return any ? composeRanked(view, view.primary, 'highest') : nothingToShow(view, view.primary);
  }
  const paid =
    whole.value('later_paid_amount') === null
      ? []
      : [
          `The amount paid later comes to ${whole.ref('later_paid_amount')}; payments taken back are subtracted.`,
        ];
  const [top] = view.ranked('later_paid_amount', 'highest');
  const most =
    view.members.length > 1 && top !== undefined
      ? [
          `The ${view.most('largest amount paid later', 'later_paid_amount')} is that of ${top.label()} with ${top.ref('later_paid_amount')}.`,
        ]
      : [];
  return {
    headline: `${capitalised(whole.label())}${inPeriod(view)}: ${changes}`,
    sentences: [...paid, ...most],
  };
};
