import { z } from 'zod';
import { defineTemplate } from '../define-template.ts';
import { optionsOf } from '../metric-slots.ts';
import { limitParam, membersParam, orderParam, periodParam } from '../param-schemas.ts';
import { orderSlot } from '../reading-slots.ts';
import { labelColumn, metricColumn } from '../result-columns.ts';

const metrics = {
  out_of_pocket: { name: 'out_of_pocket' },
  total_medication_cost: { name: 'total_medication_cost' },
  payer_coverage: { name: 'payer_coverage' },
  coverage_rate: { name: 'coverage_rate' },
  prescriptions: { name: 'prescriptions' },
  dispenses: { name: 'dispenses' },
};

export const topMedications = defineTemplate({
  name: 'top_medications',
  version: 1,
  subject: 'coverage',
  title: 'Top medications',
  description:
    'Tracked medications ranked by out-of-pocket, cost, coverage, coverage rate, prescriptions or dispenses, by quarters.',
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
  tables: ['medications_by_payer_medication'],
  columns: ({ metric }) => [
    labelColumn('medication'),
    metricColumn(metric),
    ...optionsOf(metrics)
      .filter((name) => name !== metric)
      .map(metricColumn),
  ],
  primaryColumn: ({ metric }) => metric,
  synonyms: [
    'top medications',
    'top drugs',
    'medications by out-of-pocket',
    'most expensive medications',
    'most expensive drugs',
    'drugs ranked',
    'medication ranking',
    'which medications',
    'which drugs',
    'which drug',
    'which medication',
  ],
  examples: [
    'Top 10 medications by out-of-pocket in 2025',
    'Which drugs cost patients most last quarter?',
    'Most prescribed medications for Medicaid in 2025',
    'Which medications have the lowest coverage rate this year?',
    'How is insulin covered in Q4 2025?',
  ],
  chart: { kind: 'bar', category: 'medication' },
});
