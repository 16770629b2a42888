import { z } from 'zod';
import { defineTemplate } from '../define-template.ts';
import { optionsOf } from '../metric-slots.ts';
import { limitParam, membersParam, orderParam, periodParam } from '../param-schemas.ts';
import { orderSlot } from '../reading-slots.ts';
import { labelColumn, metricColumn } from '../result-columns.ts';
import { thresholdBindings, thresholdParams } from '../threshold-params.ts';

const metrics = {
  coverage_rate: { name: 'coverage_rate' },
  total_medication_cost: { name: 'total_medication_cost' },
  payer_coverage: { name: 'payer_coverage' },
  out_of_pocket: { name: 'out_of_pocket' },
  prescriptions: { name: 'prescriptions' },
  dispenses: { name: 'dispenses' },
};

export const coverageRanking = defineTemplate({
  name: 'coverage_ranking',
  version: 1,
  subject: 'coverage',
  title: 'Coverage ranking',
  description:
    'Payers ranked by any coverage metric over a period: cost, coverage, out-of-pocket, coverage rate, prescriptions or dispenses.',
  basis: 'prescription_start',
  fact: 'medications',
  params: z.strictObject({
    period: periodParam,
    metric: z.enum(optionsOf(metrics)).default('coverage_rate'),
    order: orderParam,
    limit: limitParam,
    payers: membersParam,
    ...thresholdParams,
  }),
  slots: { metric: metrics, order: orderSlot },
  bindings: {
    tiles: { kind: 'tiles', family: 'medications_by_payer', param: 'period' },
    payers: { kind: 'members', param: 'payers' },
    row_limit: { kind: 'number', param: 'limit', default: 10 },
    ...thresholdBindings,
  },
  tables: ['medications_by_payer'],
  columns: ({ metric }) => [
    labelColumn('payer'),
    ...[metric, ...optionsOf(metrics).filter((name) => name !== metric)].map(metricColumn),
  ],
  primaryColumn: ({ metric }) => metric,
  synonyms: [
    'coverage ranking',
    'rank payers by coverage',
    'payers by out-of-pocket',
    'payers by medication cost',
    'payers by prescriptions',
    'payers by dispenses',
    'prescriptions by payer',
    'medication cost by payer',
    'out-of-pocket by payer',
  ],
  examples: [
    'Rank payers by out-of-pocket in 2025',
    'Which payer has the highest medication cost?',
    'Payers with out-of-pocket above 1 million dollars in 2025',
    'Dispenses by payer in 2025',
  ],
  chart: { kind: 'bar', category: 'payer' },
});
