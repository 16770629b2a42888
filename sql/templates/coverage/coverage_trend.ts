import { z } from 'zod';
import { defineTemplate } from '../define-template.ts';
import { coverageMetrics, optionsOf } from '../metric-slots.ts';
import { membersParam, periodParam, splitParam } from '../param-schemas.ts';
import { splitSlot } from '../reading-slots.ts';
import { labelColumn, metricColumn } from '../result-columns.ts';

export const coverageTrend = defineTemplate({
  name: 'coverage_trend',
  version: 1,
  subject: 'coverage',
  title: 'Coverage trend',
  description:
    'One coverage metric by month, quarter or year of prescription start, for all payers, chosen ones together, or each.',
  basis: 'prescription_start',
  fact: 'medications',
  params: z.strictObject({
    period: periodParam,
    grain: z.enum(['month', 'quarter', 'year']),
    metric: z.enum(optionsOf(coverageMetrics)).default('coverage_rate'),
    payers: membersParam,
    split: splitParam,
  }),
  slots: {
    grain: { month: { name: 'month' }, quarter: { name: 'quarter' }, year: { name: 'year' } },
    metric: coverageMetrics,
    split: splitSlot,
  },
  bindings: {
    tiles: { kind: 'grain-tiles', family: 'medications_by_payer', param: 'period', grainParam: 'grain' },
    payers: { kind: 'members', param: 'payers' },
  },
  tables: ['medications_by_payer'],
  columns: ({ grain, metric, split }) => [
    labelColumn(grain),
    ...(split === 'payer' ? [labelColumn('payer')] : []),
    metricColumn(metric),
  ],
  primaryColumn: ({ metric }) => metric,
  synonyms: [
    'coverage trend',
    'coverage over time',
    'coverage rate over time',
    'coverage by month',
    'coverage by quarter',
    'coverage by year',
    'medication cost over time',
    'drug spend over time',
    'out-of-pocket over time',
    'prescriptions over time',
    'prescriptions by month',
  ],
  examples: [
    'Coverage trend by quarter for the last 8 quarters',
    'How did out-of-pocket develop by month in 2025?',
    'Coverage rate per year from 2021 to 2025',
    'Monthly prescriptions for Medicaid in 2025',
  ],
  chart: { kind: 'line' },
});
