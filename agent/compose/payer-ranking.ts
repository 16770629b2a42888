import {
  againstCharges,
  type Composer,
  capitalised,
  type Draft,
  inPeriod,
  isUninsured,
  nothingToShow,
} from './draft.ts';
import { joinWords, type ResultView, type RowView } from './result-view.ts';

/** How many tied members are named before the rest is left to the table. */
const TIES_NAMED = 3;

const isVariance = (metric: string) => metric === 'net_variance' || metric === 'variance_pct';

function told(row: RowView, metric: string): string {
  return isVariance(metric) ? againstCharges(row) : row.ref(metric);
}

function varianceHeadline(view: ResultView, top: RowView, lowest: boolean): string {
  const variance = top.value('net_variance') ?? top.value('variance_pct')!;
  if (lowest) {
    return variance < 0
      ? `${top.label()} underpaid ${view.most('most', view.primary)}${inPeriod(view)}: ${againstCharges(top)}`
      : `No payer shown paid less than it was charged${inPeriod(view)}; ${top.label()} is nearest: ${againstCharges(top)}`;
  }
  return variance > 0
    ? `${top.label()} paid ${view.most('most against its charges', view.primary)}${inPeriod(view)}: ${againstCharges(top)}`
    : `No payer shown paid more than it was charged${inPeriod(view)}; ${top.label()} is nearest: ${againstCharges(top)}`;
}

function headlineFor(view: ResultView, ranked: readonly RowView[], metric: string, lowest: boolean): string {
  const top = ranked[0]!;
  if (ranked.length === 1 && view.members.length > 1) {
    return view.active.length === 1
      ? `${top.label()} is the only payer with claims${inPeriod(view)}: ${told(top, metric)}`
      : `Only for ${top.label()} can the ${view.measure(metric)} be shown${inPeriod(view)}: ${told(top, metric)}`;
  }
  if (view.members.length === 1) {
    return isVariance(metric)
      ? `Payments by ${top.label()}${inPeriod(view)}: ${againstCharges(top)}`
      : `${capitalised(view.measure(metric))} of ${top.label()}${inPeriod(view)}: ${top.ref(metric)}`;
  }
  const ties = ranked.filter((row) => row.value(metric) === top.value(metric));
  if (ties.length === ranked.length && ties.length > 1) {
    if (isVariance(metric) && top.value(metric) === 0) {
      return `No payer shown differs from its charges${inPeriod(view)}: payments equal charges`;
    }
    return `All shown have the same ${view.measure(metric)}${inPeriod(view)}: ${top.label()} stands at ${told(top, metric)} like the rest`;
  }
  const superlative = view.most(`${lowest ? 'lowest' : 'highest'} ${view.measure(metric)}`, metric);
  if (ties.length > 1) {
    const names = joinWords(ties.slice(0, TIES_NAMED).map((row) => row.label()));
    const others = ties.length > TIES_NAMED ? ' and others' : '';
    return `${names}${others} tie for the ${superlative}${inPeriod(view)}, each with ${told(ties[Math.min(ties.length, TIES_NAMED) - 1]!, metric)}`;
  }
  if (isVariance(metric) && top.value('net_variance') !== null) return varianceHeadline(view, top, lowest);
  return `${top.label()} has the ${superlative}${inPeriod(view)}: ${top.ref(metric)}`;
}

/** The part the first has in the sum of those listed, where adding them up means something. */
function shareSentence(view: ResultView, ranked: readonly RowView[], metric: string): string | null {
  const unit = view.column(metric)?.unit;
  if (ranked.length !== view.active.length || ranked.length < 2 || (unit !== 'usd' && unit !== 'count'))
    return null;
  const values = ranked.map((row) => row.value(metric)!);
  const negative = values.every((value) => value <= 0);
  if (values[0] === 0 || values[0] === values[1] || (!negative && values.some((value) => value < 0)))
    return null;
  // Of a shortfall the part of whoever has the most is told, and of an amount that of whoever has the most.
  if ((view.params['order'] === 'lowest') !== negative) return null;
  const top = ranked[0]!;
  const share = `{{share(${top.at(metric)}, sum(t${view.index}.${metric}))}}`;
  const sum = `sum(t${view.index}.${metric})`;
  if (!negative) return `That is ${share} of the {{${sum}}} of those listed.`;
  return `That is ${share} of the {{abs(${sum})}} shortfall of those listed.`;
}

/** The first by the metric asked for, by how much, who follows, and what the insurer itself paid. */
export const composePayerRanking: Composer = (view): Draft => {
  const metric = view.primary;
  const lowest = view.params['order'] === 'lowest';
  const everyone = view.ranked(metric, lowest ? 'lowest' : 'highest');
  // “Which payer” asks for somebody to talk to: claims nobody insures are told beside the first insurer.
  const insurers = everyone.filter((row) => !isUninsured(row));
  const uninsured = insurers.length > 0 && everyone[0] !== insurers[0] ? everyone[0] : undefined;
  const ranked = uninsured === undefined ? everyone : insurers;
  const top = ranked[0];
  if (top === undefined) return nothingToShow(view, metric);
  const sentences: string[] = [];
  const share = uninsured === undefined ? shareSentence(view, ranked, metric) : null;
  if (share !== null) sentences.push(share);
  const next = ranked.find((row) => row.value(metric) !== top.value(metric));
  if (next !== undefined) {
    sentences.push(
      `${uninsured === undefined ? 'Next is' : 'The next insurer is'} ${next.label()} with ${told(next, metric)}.`,
    );
  }
  if (uninsured !== undefined)
    sentences.push(`Claims under ${uninsured.label()} come before it with ${told(uninsured, metric)}.`);
  if (!isVariance(metric) && top.value('net_variance') !== null) {
    sentences.push(`Payments by ${top.label()}: ${againstCharges(top)}.`);
  }
  if (metric !== 'payer_paid_pct' && !isUninsured(top) && top.value('payer_paid_pct') !== null) {
    sentences.push(
      `${top.label()} itself paid ${top.ref('payer_paid_pct')} of its charges; patients paid the rest of what came in.`,
    );
  }
  const headline = headlineFor(view, ranked, metric, lowest);
  return { headline: uninsured === undefined ? headline : `Of the insurers, ${headline}`, sentences };
};
