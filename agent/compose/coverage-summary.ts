import { composeAsked } from './asked-figures.ts';
import { type Composer, inPeriod, nothingToShow } from './draft.ts';

/** What insurers covered of medication cost and what was left to patients. */
export const composeCoverageSummary: Composer = (view) => {
  const [row] = view.members;
  const asked = view.focus.some((column) => column !== 'coverage_rate') ? composeAsked(view) : null;
  if (row === undefined || row.value('coverage_rate') === null)
    return asked ?? nothingToShow(view, 'coverage_rate');
  const who = view.only ?? 'Insurers';
  const left =
    row.value('out_of_pocket') === null ? '' : `; ${row.ref('out_of_pocket')} was left to patients`;
  const sentences: string[] = [];
  if (row.value('total_medication_cost') !== null && row.value('payer_coverage') !== null) {
    sentences.push(
      `Medications cost ${row.ref('total_medication_cost')} in all, of which ${row.ref('payer_coverage')} was covered.`,
    );
  }
  if (row.value('prescriptions') !== null && row.value('dispenses') !== null) {
    sentences.push(
      `Behind it stand ${row.ref('prescriptions')} prescriptions with ${row.ref('dispenses')} dispenses.`,
    );
  }
  if (asked !== null) return { ...asked, sentences };
  return {
    headline: `${who} covered ${row.ref('coverage_rate')} of medication cost${inPeriod(view)}${left}`,
    sentences,
  };
};
