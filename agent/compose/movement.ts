import { capitalised } from './draft.ts';
import type { ResultView, RowView } from './result-view.ts';

/** `better than before` or `worse than before` where the metric has a good direction and something changed. */
export function verdict(view: ResultView, metric: string, change: number): string {
  const better = view.column(metric)?.better ?? 'neutral';
  if (better === 'neutral' || change === 0) return '';
  return change > 0 === (better === 'higher') ? ', better than before' : ', worse than before';
}

/**
 * `Total payments rose $1.2M (8.4%) from Jan 2025 to Mar 2025`: the change of a metric between two rows of a trend.
 * Null when either value is not shown; `told` is the same without the name in front.
 */
export function movement(
  view: ResultView,
  metric: string,
  [first, last]: readonly [RowView, RowView],
  options: { time: string; of?: string },
): { readonly sentence: string; readonly change: number; readonly told: string } | null {
  const before = first.value(metric);
  const after = last.value(metric);
  if (before === null || after === null) return null;
  const measure = view.measure(metric);
  const named = (rest: string): string =>
    options.of === undefined ? `${capitalised(measure)} ${rest}` : `${options.of}: ${measure} ${rest}`;
  const cells = `${first.at(metric)}, ${last.at(metric)}`;
  // A movement that no figure shows is none: days are shown to a tenth, everything else to a hundredth at most.
  const shown = view.column(metric)?.unit === 'days' ? 0.05 : 0.005;
  const change = Math.abs(after - before) < shown ? 0 : after - before;
  if (change === 0) {
    const same = after === before ? 'the same' : 'about the same';
    const rest = `is ${same} in ${first.label(options.time)} and in ${last.label(options.time)}, ${last.ref(metric)}`;
    return { change, sentence: named(rest), told: `${measure} ${rest}` };
  }
  const relative = before > 0 && view.column(metric)?.unit !== 'percent' ? ` ({{change_pct(${cells})}})` : '';
  const direction = change > 0 ? 'rose' : 'fell';
  const rest =
    `${direction} by {{abs(change(${cells}))}}${relative} ` +
    `from ${first.label(options.time)} to ${last.label(options.time)}${verdict(view, metric, change)}`;
  return { change, sentence: named(rest), told: `${measure} ${rest}` };
}
