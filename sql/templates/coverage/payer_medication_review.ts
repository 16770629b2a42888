import { z } from 'zod';
import { defineTemplate } from '../define-template.ts';
import { optionsOf } from '../metric-slots.ts';
import { limitParam, membersParam, orderParam, periodParam } from '../param-schemas.ts';
import { orderSlot } from '../reading-slots.ts';
import { labelColumn, metricColumn } from '../result-columns.ts';

const ANY = { members: '1 = 1' };

const metrics = {
  out_of_pocket: { name: 'out_of_pocket', ...ANY },
  total_medication_cost: { name: 'total_medication_cost', ...ANY },
  payer_coverage: { name: 'payer_coverage', ...ANY },
  coverage_rate: { name: 'coverage_rate', ...ANY },
  coverage_gap: { name: 'coverage_gap', members: "(:payers <> '' or pairs.payer <> 'No insurance')" },
  prescriptions: { name: 'prescriptions', ...ANY },
  dispenses: { name: 'dispenses', ...ANY },
};

const COLUMNS = [
  'out_of_pocket',
  'total_medication_cost',
  'payer_coverage',
  'coverage_rate',
  'peer_coverage_rate',
  'coverage_gap',
  'prescriptions',
  'dispenses',
];

export const payerMedicationReview = defineTemplate({
  name: 'payer_medication_review',
  version: 1,
  subject: 'coverage',
  title: 'Payer × medication review',
  description:
    'Pairs of payer and tracked medication ranked by a coverage metric, beside the coverage rate of all payers, by quarters.',
  basis: 'prescription_start',
  fact: 'medications',
  params: z.strictObject({
    period: periodParam,
    payers: membersParam,
    medications: membersParam,
    metric: z.enum(optionsOf(metrics)).default('out_of_pocket'),
    order: orderParam,
    limit: limitParam,
  }),
  slots: { metric: metrics, order: orderSlot },
  bindings: {
    tiles: { kind: 'tiles', family: 'medications_by_payer_medication', param: 'period' },
    payers: { kind: 'members', param: 'payers' },
    medications: { kind: 'members', param: 'medications' },
    row_limit: { kind: 'number', param: 'limit', default: 10 },
  },
  heldAgainstAll: ['payers'],
  tables: ['medications_by_payer_medication'],
  columns: ({ metric }) => [
    ...['payer', 'medication'].map(labelColumn),
    ...[metric, ...COLUMNS.filter((name) => name !== metric)].map(metricColumn),
  ],
  primaryColumn: ({ metric }) => metric,
  synonyms: [
    'payer medication review',
    'payer × medication review',
    'payer x medication review',
    'payer and medication',
    'payers and medications',
    'medications by payer',
    'drugs by payer',
    'drugs and payers',
    'coverage gaps',
    'coverage gap',
    'medication review',
    'which payer covers which drug',
    'formulary review',
  ],
  examples: [
    'Payer × medication review for 2025',
    'Which payer covers which drug worst in 2025?',
    'Where are the largest coverage gaps by payer and medication?',
    'Review medications by payer for UnitedHealthcare, 2025',
  ],
  chart: { kind: 'heatmap', category: 'medication', series: 'payer', values: ['coverage_rate'] },
});
