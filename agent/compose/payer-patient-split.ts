import { type Composer, inPeriod, nothingToShow } from './draft.ts';

/** Which part patients bore, of everyone or of the payer named, and for which payer it is largest. */
export const composePayerPatientSplit: Composer = (view) => {
  const ofClaims = view.params['of'] === 'claim_payments';
  const [whole, patients, share] = ofClaims
    ? ['total_payments', 'patient_paid', 'payer_borne_share']
    : ['total_medication_cost', 'out_of_pocket', 'coverage_rate'];
  const row = view.total ?? (view.members.length === 1 ? view.members[0] : undefined);
  const [top, next] = view.ranked('patient_borne_share', 'highest');
  const sentences: string[] = [];
  if (row !== undefined && row.value(whole) !== null && row.value(patients) !== null) {
    sentences.push(
      `That is ${row.ref(patients)} of ${row.ref(whole)}${ofClaims ? ' paid' : ' of medication cost'}.`,
    );
  }
  if (view.members.length > 1 && top !== undefined && next !== undefined) {
    sentences.push(
      `The ${view.most('highest share borne by patients', 'patient_borne_share')} is that of ${top.label()} with ${top.ref('patient_borne_share')}, then ${next.label()} with ${next.ref('patient_borne_share')}.`,
    );
  }
  const told = row ?? top;
  if (told === undefined || told.value('patient_borne_share') === null)
    return { ...nothingToShow(view, 'patient_borne_share'), sentences };
  const payers = told.value(share) === null ? '' : `, payers ${told.ref(share)}`;
  return {
    headline: `${told.label()}: patients bore ${told.ref('patient_borne_share')} of ${ofClaims ? 'what was paid' : 'medication cost'}${inPeriod(view)}${payers}`,
    sentences,
  };
};
