import { type Composer, type Draft, inPeriod, isUninsured, nothingToShow } from './draft.ts';
import { joinWords, type ResultView, type RowView } from './result-view.ts';

const TIES_NAMED = 3;

/** Who comes first by a metric without a sign, who last or next, and the part of the first in the sum. */
export function composeRanked(
  view: ResultView,
  metric: string,
  order: 'highest' | 'lowest',
  name: (row: RowView) => string = (row) => row.label(),
): Draft {
  const everyone = view.ranked(metric, order);
  // “Which payer” asks for somebody to talk to: claims nobody insures are told beside the first insurer.
  const insurers = everyone.filter((row) => !isUninsured(row));
  const uninsured = insurers.length > 0 && everyone[0] !== insurers[0] ? everyone[0] : undefined;
  const ranked = uninsured === undefined ? everyone : insurers;
  const top = ranked[0];
  if (top === undefined) return nothingToShow(view, metric);
  const measure = view.measure(metric);
  if (view.members.length === 1) {
    return {
      headline: `${name(top)}${inPeriod(view)}: ${measure.startsWith('number of ') ? `${top.ref(metric)} ${measure.slice('number of '.length)}` : `${measure} of ${top.ref(metric)}`}`,
      sentences: [],
    };
  }
  const ties = ranked.filter((row) => row.value(metric) === top.value(metric));
  const others = ranked.filter((row) => row.value(metric) !== top.value(metric));
  const superlative = view.most(`${order} ${measure}`, metric);
  const sentences: string[] = [];
  // Distinct people are never added up, and neither are averages.
  const additive =
    !/^(?:patients|beneficiaries)$|_per_/.test(metric) &&
    ['usd', 'count'].includes(view.column(metric)?.unit ?? '');
  const complete = ranked.length === view.active.length && ranked.every((row) => row.value(metric)! >= 0);
  if (additive && complete && order === 'highest' && others.length > 0 && ties.length === 1) {
    const sum = `sum(t${view.index}.${metric})`;
    sentences.push(`That is {{share(${top.at(metric)}, ${sum})}} of the {{${sum}}} of those listed.`);
  }
  // Of a table cut to a number of rows the last one listed is not the last there is.
  const cut = view.members.length === view.params['limit'];
  const [next] = others;
  const last = others.at(-1);
  if (next !== undefined) {
    const end =
      last === undefined || last === next || additive || cut
        ? ''
        : `; at the other end stands ${name(last)} with ${last.ref(metric)}`;
    sentences.push(`Next is ${name(next)} with ${next.ref(metric)}${end}.`);
  }
  if (uninsured !== undefined)
    sentences.push(`Before it comes ${name(uninsured)} with ${uninsured.ref(metric)}.`);
  const names = joinWords(ties.slice(0, TIES_NAMED).map(name));
  const more = ties.length > TIES_NAMED ? ' and others' : '';
  const told = ties[Math.min(ties.length, TIES_NAMED) - 1]!.ref(metric);
  const headline =
    others.length === 0 && ties.length === 1
      ? `Only ${name(top)} has anything to show${inPeriod(view)}: ${measure} of ${told}`
      : others.length === 0
        ? `All shown have the same ${measure}${inPeriod(view)}: ${names}${more} stand at ${told}`
        : ties.length > 1
          ? `${names}${more} tie for the ${superlative}${inPeriod(view)}, each with ${told}`
          : `${name(top)} has the ${superlative}${inPeriod(view)}: ${told}`;
  return { headline: uninsured === undefined ? headline : `Of the insurers, ${headline}`, sentences };
}

export const orderOf = ({ params }: ResultView) => (params['order'] === 'lowest' ? 'lowest' : 'highest');

/** By the rate, unless another column of the table was asked for. */
export const composeCoverageRateByPayer: Composer = (view) => {
  const asked = view.focus.find((column) => column !== 'coverage_rate');
  return asked === undefined
    ? composeRanked(view, 'coverage_rate', orderOf(view))
    : composeRanked(view, asked, 'highest');
};

/** A ranking of medications says among how many it was made. */
export const composeTopMedications: Composer = (view) => {
  const tracked = (view.manifest.members['medication'] ?? []).filter(
    (label) => label !== 'Other medications',
  );
  return {
    ...composeRanked(view, view.primary, orderOf(view)),
    caveats: [
      `Among the ${tracked.length} medications tracked; all others are counted together as “Other medications”.`,
    ],
  };
};
