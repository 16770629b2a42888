import { z } from 'zod';
import { defineTemplate } from '../define-template.ts';
import { membersParam, periodParam } from '../param-schemas.ts';
import { metricColumn } from '../result-columns.ts';

const METRICS = [
  'prescriptions',
  'dispenses',
  'total_medication_cost',
  'payer_coverage',
  'out_of_pocket',
  'coverage_rate',
];

export const coverageSummary = defineTemplate({
  name: 'coverage_summary',
  version: 1,
  subject: 'coverage',
  title: 'Coverage summary',
  description:
    'Prescriptions, medication cost, payer coverage, out-of-pocket and coverage rate over a period, in one row.',
  basis: 'prescription_start',
  fact: 'medications',
  params: z.strictObject({ period: periodParam, payers: membersParam }),
  slots: {},
  bindings: {
    tiles: { kind: 'tiles', family: 'medications_by_payer', param: 'period' },
    payers: { kind: 'members', param: 'payers' },
  },
  tables: ['medications_by_payer'],
  columns: () => METRICS.map(metricColumn),
  primaryColumn: () => 'coverage_rate',
  synonyms: [
    'coverage summary',
    'coverage overview',
    'medication coverage',
    'drug coverage',
    'prescription summary',
    'medication summary',
    'pharmacy summary',
    'how much of medication cost is covered',
  ],
  examples: [
    'Coverage summary for 2025',
    'How much did patients pay out of pocket for medications last quarter?',
    'What did our medications cost in the first half of 2025?',
    'What is the coverage rate for Medicare in 2025?',
  ],
  chart: { kind: 'donut', values: ['payer_coverage', 'out_of_pocket'] },
});
