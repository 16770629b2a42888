import { type Composer, type Draft, nothingToShow } from './draft.ts';
import { movement } from './movement.ts';
import type { ResultView, RowView } from './result-view.ts';

const filtered = ({ only }: ResultView): string => (only === null ? '' : ` (${only} only)`);

function composeSplit(view: ResultView, metric: string, time: string): Draft {
  const shown = view.members.filter((row) => row.value(metric) !== null);
  const byPayer = new Map<string, RowView[]>();
  for (const row of shown) {
    const payer = row.text('payer');
    byPayer.set(payer, [...(byPayer.get(payer) ?? []), row]);
  }
  const moves = [...byPayer.values()].flatMap((rows) => {
    const [first, last] = [rows[0]!, rows.at(-1)!];
    const move =
      rows.length < 2 ? null : movement(view, metric, [first, last], { time, of: last.label('payer') });
    return move === null ? [] : [move];
  });
  moves.sort((a, b) => Math.abs(b.change) - Math.abs(a.change));
  const [largest, second, third] = moves;
  if (largest === undefined) return nothingToShow(view, metric);
  return {
    headline: `${view.most('Largest movement', metric)} by payer: ${largest.sentence}`,
    sentences: [second, third].flatMap((move) => (move === undefined ? [] : [`${move.sentence}.`])),
  };
}

/** Where the metric went between the first and the last period shown, with its peak and its trough. */
export const composePaymentsTrend: Composer = (view): Draft => {
  const metric = view.primary;
  const time = String(view.params['grain'] ?? 'month');
  if (view.params['split'] === 'payer') return composeSplit(view, metric, time);
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
  return { headline: `${move.sentence}${filtered(view)}`, sentences };
};
