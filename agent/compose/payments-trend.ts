import { againstCharges, type Composer, capitalised, type Draft, nothingToShow } from './draft.ts';
import { movement } from './movement.ts';
import type { ResultView, RowView } from './result-view.ts';

/** ` (Medicaid only)`; nothing where the name stands before the text already. */
const filtered = ({ only }: ResultView): string => (only === null ? '' : ` (${only} only)`);

/** The column of members a trend has lines of, or null for one line. */
function linesBy({ params, members, only }: ResultView): string | null {
  // Of all conditions each has a line, of one there is only that.
  const ofEach = params['condition'] === 'all' ? 'condition' : undefined;
  const by = params['split'] ?? params['by'] ?? ofEach;
  if (by === undefined || by === 'none') return null;
  const column = String(by);
  const several = new Set(members.map((row) => row.text(column))).size > 1;
  return several || only === null || params['by'] === undefined ? column : null;
}

/** Who moved most, one line per member of the column the trend is split by. */
function composeSplit(view: ResultView, metric: string, time: string, by: string): Draft {
  const shown = view.members.filter((row) => row.value(metric) !== null);
  const byMember = new Map<string, RowView[]>();
  for (const row of shown) {
    const member = row.text(by);
    byMember.set(member, [...(byMember.get(member) ?? []), row]);
  }
  const moves = [...byMember.values()].flatMap((rows) => {
    const [first, last] = [rows[0]!, rows.at(-1)!];
    const move =
      rows.length < 2 || rows.every((row) => row.value(metric) === 0)
        ? null
        : movement(view, metric, [first, last], { time, of: last.label(by) });
    return move === null ? [] : [{ ...move, member: last.label(by) }];
  });
  // Who went the way that was asked for comes before everybody else.
  const { seeks } = view;
  const isSought = (change: number): boolean => seeks === null || change > 0 === (seeks === 'rise');
  moves.sort(
    (a, b) =>
      Number(isSought(b.change)) - Number(isSought(a.change)) || Math.abs(b.change) - Math.abs(a.change),
  );
  const [largest, second, third] = moves;
  if (largest === undefined) return nothingToShow(view, metric);
  const isTold = seeks !== null && largest.change !== 0 && isSought(largest.change);
  const most = isTold ? `${seeks === 'rise' ? 'rose' : 'fell'} most` : 'moved most';
  const none = seeks === null || isTold ? '' : `No ${by.replaceAll('_', ' ')} shown went that way; `;
  return {
    headline: `${none}${largest.member} ${view.most(most, metric)}: ${largest.told}`,
    sentences: [second, third].flatMap((move) => (move === undefined ? [] : [`${move.sentence}.`])),
  };
}

/** A shortfall that grows is a variance that falls: both ends are told against charges, and what that means. */
function composeVariance(view: ResultView, shown: readonly RowView[], time: string): Draft {
  const [first, last] = [shown[0]!, shown.at(-1)!];
  const change = last.value('net_variance')! - first.value('net_variance')!;
  const ends = `in ${first.label(time)} payments were ${againstCharges(first)}, in ${last.label(time)} ${againstCharges(last)}`;
  const cells = `${first.at('net_variance')}, ${last.at('net_variance')}`;
  const judged = change === 0 ? '' : `: ${change < 0 ? 'worse' : 'better'} by {{abs(change(${cells}))}}`;
  const [lowest] = view.ranked('net_variance', 'lowest');
  const [highest] = view.ranked('net_variance', 'highest');
  return {
    headline: `${view.only === null ? capitalised(ends) : `${view.only}: ${ends}`}${judged}`,
    sentences:
      shown.length > 2 && lowest !== undefined && highest !== undefined && lowest !== highest
        ? [
            `The ${view.most(`lowest ${time}`, 'net_variance')} is ${lowest.label(time)} with ${againstCharges(lowest)}, the ${view.most('highest', 'net_variance')} ${highest.label(time)} with ${againstCharges(highest)}.`,
          ]
        : [],
  };
}

/** Where the metric went between the first and the last period shown, with its peak and its trough. */
export const composePaymentsTrend: Composer = (view): Draft => {
  const metric = view.primary;
  const time = String(view.params['grain'] ?? 'month');
  const by = linesBy(view);
  if (by !== null) return composeSplit(view, metric, time, by);
  const shown = view.members.filter((row) => row.value(metric) !== null);
  const [first, last] = [shown[0], shown.at(-1)];
  if (first === undefined || last === undefined) return nothingToShow(view, metric);
  if (first === last) {
    const told = `${view.measure(metric)} of ${first.ref(metric)}${filtered(view)}`;
    return {
      headline:
        view.members.length > 1
          ? `Of the ${time}s asked for, only ${first.label(time)} can be shown: ${told}`
          : `${first.label(time)}: ${told}`,
      sentences: [],
    };
  }
  const [asked, second] = view.extreme === null ? [] : view.ranked(metric, view.extreme);
  if (asked !== undefined && second !== undefined && asked.value(metric) !== second.value(metric)) {
    const told = (row: RowView): string =>
      metric === 'net_variance' ? againstCharges(row) : row.ref(metric);
    const words = `${view.extreme} ${view.measure(metric)}`;
    return {
      headline: `${asked.label(time)} has the ${view.most(words, metric)}: ${told(asked)}${filtered(view)}`,
      sentences: [`Next is ${second.label(time)} with ${told(second)}.`],
    };
  }
  if (metric === 'net_variance') return composeVariance(view, shown, time);
  const move = movement(view, metric, [first, last], { time })!;
  const [peak] = view.ranked(metric, 'highest');
  const [trough] = view.ranked(metric, 'lowest');
  const sentences =
    move.change === 0
      ? []
      : [`${first.label(time)} stood at ${first.ref(metric)}, ${last.label(time)} at ${last.ref(metric)}.`];
  if (
    shown.length > 2 &&
    peak !== undefined &&
    trough !== undefined &&
    peak.value(metric) !== trough.value(metric)
  ) {
    sentences.push(
      `The ${view.most(`highest ${time}`, metric)} is ${peak.label(time)} with ${peak.ref(metric)}, the ${view.most('lowest', metric)} ${trough.label(time)} with ${trough.ref(metric)}.`,
    );
  }
  const partly = shown.length < view.members.length ? `, of the ${time}s that can be shown` : '';
  return { headline: `${move.sentence}${partly}${filtered(view)}`, sentences };
};
