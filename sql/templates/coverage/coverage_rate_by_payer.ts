import { z } from 'zod';
import { defineTemplate } from '../define-template.ts';
import { limitParam, membersParam, orderParam, periodParam } from '../param-schemas.ts';
import { orderSlot } from '../reading-slots.ts';
import { labelColumn, metricColumn } from '../result-columns.ts';
import { thresholdBindings, thresholdParams } from '../threshold-params.ts';

export const coverageRateByPayer = defineTemplate({
  name: 'coverage_rate_by_payer',
  version: 1,
  subject: 'coverage',
  title: 'Coverage rate by payer',
  description:
    'Payers ranked by the share of medication cost they covered, with cost, coverage and out-of-pocket.',
  basis: 'prescription_start',
  fact: 'medications',
  params: z.strictObject({
    period: periodParam,
    payers: membersParam,
    order: orderParam,
    limit: limitParam,
    ...thresholdParams,
  }),
  slots: { order: orderSlot },
  bindings: {
    tiles: { kind: 'tiles', family: 'medications_by_payer', param: 'period' },
    payers: { kind: 'members', param: 'payers' },
    row_limit: { kind: 'number', param: 'limit', default: 10 },
    ...thresholdBindings,
  },
  tables: ['medications_by_payer'],
  columns: () => [
    labelColumn('payer'),
    ...['coverage_rate', 'total_medication_cost', 'payer_coverage', 'out_of_pocket', 'prescriptions'].map(
      metricColumn,
    ),
  ],
  primaryColumn: () => 'coverage_rate',
  synonyms: [
    'coverage rate by payer',
    'coverage by payer',
    'medication coverage by payer',
    'which payer covers most',
    'which payer covers least',
    'best coverage',
    'worst coverage',
    'payer coverage ranking',
    'drug coverage by insurer',
  ],
  examples: [
    'Coverage rate by payer for 2025',
    'Which payer covers the least of medication cost?',
    'Rank payers by drug coverage in the last 12 months',
    'Compare the coverage rates of Aetna and Humana in Q1 2025',
  ],
  chart: { kind: 'bar', category: 'payer', values: ['coverage_rate'] },
});
