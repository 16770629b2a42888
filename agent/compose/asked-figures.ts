import { againstCharges, type Draft, inPeriod } from './draft.ts';
import type { ResultView, RowView } from './result-view.ts';

const ADDITIVE = ['usd', 'count'];

/** `4,743 zero-pay claims`, `$380.2K paid by the payer itself`, `total charges of $36.6M`: one figure in words. */
function figure(view: ResultView, row: RowView, column: string, several: boolean): string {
  const told = row.ref(column);
  const payer = several ? 'payers themselves' : 'payer itself';
  switch (column) {
    case 'total_claims':
      return `${told} claims`;
    case 'payer_paid':
      return `${told} paid by the ${payer}`;
    case 'patient_paid':
      return `${told} paid by patients`;
    case 'payer_paid_pct':
      return `${told} of charges paid by the ${payer}`;
    case 'net_variance':
    case 'variance_pct':
      return againstCharges(row);
    case 'payer_coverage':
      return `${told} of medication cost covered`;
    default:
      return view.measure(column).startsWith('number of ')
        ? `${told} ${view.measure(column).slice('number of '.length)}`
        : `${view.measure(column)} of ${told}`;
  }
}

// Net variance and variance % are told by the same words.
const joined = (parts: readonly string[]): string => [...new Set(parts)].join(', ');

/** Who has most of the first figure asked for, and who follows. */
function leadersSentence(view: ResultView, column: string): string[] {
  if (column === 'net_variance' || column === 'variance_pct') {
    const [worst] = view.ranked(column, 'lowest');
    if (worst === undefined || worst.value(column)! >= 0) return [];
    return [`${worst.label()} has the ${view.most('largest shortfall', column)}: ${againstCharges(worst)}.`];
  }
  const [top, next] = view.ranked(column, 'highest');
  if (top === undefined || next === undefined || top.value(column) === next.value(column)) return [];
  const measure = view.measure(column);
  const most = view.most(`highest ${measure}`, column);
  return [
    `${top.label()} has the ${most} with ${top.ref(column)}, then ${next.label()} with ${next.ref(column)}.`,
  ];
}

/**
 * The figures that were asked for by name, of everyone or of those named, before anything else the table shows.
 * Null when none of them can be told that way: the template's own text stands in.
 */
export function composeAsked(view: ResultView): Draft | null {
  const { focus, total, active } = view;
  const [first] = focus;
  if (first === undefined) return null;
  const whole = total ?? (view.members.length === 1 ? active[0] : undefined);
  if (whole !== undefined) {
    const told = focus.filter((column) => whole.value(column) !== null);
    if (told.length === 0) return null;
    const who = whole.hasLabel ? whole.label() : (view.only ?? 'Medications');
    return {
      headline: `${who}${inPeriod(view)}: ${joined(told.map((column) => figure(view, whole, column, total !== null || !whole.hasLabel)))}`,
      sentences: view.members.length > 1 ? leadersSentence(view, first) : [],
    };
  }
  const summed = focus.filter(
    (column) =>
      ADDITIVE.includes(view.column(column)?.unit ?? '') &&
      view.members.every((row) => row.value(column) !== null),
  );
  if (summed.length === 0) return null;
  const sums = summed.map((column) => {
    const sum = `sum(t${view.index}.${column})`;
    if (column !== 'net_variance') return `${view.measure(column)} {{${sum}}}`;
    const value = view.members.reduce((all, row) => all + row.value(column)!, 0);
    return value === 0
      ? `${view.measure(column)} {{${sum}}}`
      : `{{abs(${sum})}} ${value < 0 ? 'below' : 'above'} charges`;
  });
  return {
    headline: `The payers named, together${inPeriod(view)}: ${joined(sums)}`,
    sentences: leadersSentence(view, first),
  };
}
