import { z } from 'zod';
import { defineTemplate } from '../define-template.ts';
import { optionsOf } from '../metric-slots.ts';
import { membersParam, periodParam } from '../param-schemas.ts';
import { labelColumn, metricColumn } from '../result-columns.ts';

const of = {
  medication_cost: {
    family: 'medications_by_payer',
    whole: 'total_medication_cost',
    payer_part: 'payer_coverage',
    patient_part: 'out_of_pocket',
    payer_share: 'coverage_rate',
  },
  claim_payments: {
    family: 'claims_by_payer',
    whole: 'total_payments',
    payer_part: 'payer_paid',
    patient_part: 'patient_paid',
    payer_share: 'payer_borne_share',
  },
};

export const payerPatientSplit = defineTemplate({
  name: 'payer_patient_split',
  version: 1,
  subject: 'coverage',
  title: 'Payer/patient split',
  description:
    'What payers and what patients bore, in dollars and percent, per payer: of medication cost, or of payments on claims.',
  basis: 'prescription_start',
  fact: 'medications',
  basisFor: (params) => (params.of === 'claim_payments' ? 'service' : 'prescription_start'),
  params: z.strictObject({
    period: periodParam,
    of: z.enum(optionsOf(of)).default('medication_cost'),
    payers: membersParam,
  }),
  slots: { of },
  bindings: {
    tiles: { kind: 'tiles', family: '{{ of.family }}', param: 'period' },
    payers: { kind: 'members', param: 'payers' },
  },
  tables: ['medications_by_payer', 'claims_by_payer'],
  columns: (params) => {
    const { whole, payer_part, patient_part, payer_share } = of[params.of];
    return [
      labelColumn('payer'),
      ...[whole, payer_part, patient_part, payer_share, 'patient_borne_share'].map(metricColumn),
    ];
  },
  primaryColumn: (params) => of[params.of].payer_share,
  synonyms: [
    'payer/patient split',
    'payer patient split',
    'payer versus patient',
    'payer vs patient',
    'insurer versus patient',
    'insurer vs patient',
    'patient versus payer',
    'patient vs payer',
    'split between payer and patient',
    'split between payers and patients',
    'split between insurer and patient',
    'split between insurers and patients',
    'who pays for medications',
    'who bears the cost',
    'who bears medication cost',
    'cost sharing',
  ],
  examples: [
    'Payer/patient split of medication cost in 2025',
    'Who pays for medications, insurers or patients?',
    'Split between payers and patients on claims for Q4 2025',
    'Payer vs patient for Cigna Health, last 12 months',
  ],
  chart: { kind: 'stacked-bar', category: 'payer' },
});
