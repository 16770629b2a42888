import { z } from 'zod';
import { defineTemplate } from '../define-template.ts';
import { claimsMetrics, optionsOf } from '../metric-slots.ts';
import { membersParam, periodParam, splitParam } from '../param-schemas.ts';
import { splitSlot } from '../reading-slots.ts';
import { labelColumn, metricColumn } from '../result-columns.ts';

export const paymentsTrend = defineTemplate({
  name: 'payments_trend',
  version: 1,
  subject: 'payers',
  title: 'Payments trend',
  description:
    'One claims metric by month, quarter or year, for all payers, chosen payers together, or each payer.',
  basis: 'service',
  fact: 'claims',
  params: z.strictObject({
    period: periodParam,
    grain: z.enum(['month', 'quarter', 'year']),
    metric: z.enum(optionsOf(claimsMetrics)).default('total_payments'),
    payers: membersParam,
    split: splitParam,
  }),
  slots: {
    grain: { month: { name: 'month' }, quarter: { name: 'quarter' }, year: { name: 'year' } },
    metric: claimsMetrics,
    split: splitSlot,
  },
  bindings: {
    tiles: { kind: 'grain-tiles', family: 'claims_by_payer', param: 'period', grainParam: 'grain' },
    payers: { kind: 'members', param: 'payers' },
  },
  tables: ['claims_by_payer'],
  columns: ({ grain, metric, split }) => [
    labelColumn(grain),
    ...(split === 'payer' ? [labelColumn('payer')] : []),
    metricColumn(metric),
  ],
  primaryColumn: ({ metric }) => metric,
  synonyms: [
    'trend',
    'payments trend',
    'over time',
    'by month',
    'by quarter',
    'by year',
    'monthly',
    'quarterly',
    'yearly',
    'month by month',
    'development',
    'history',
    'time series',
    'getting better',
    'getting worse',
  ],
  examples: [
    'Show the monthly payments trend for the last 12 months',
    'How did payments develop by quarter since 2024?',
    'Payer paid by month for Aetna in 2025',
    'Trend of the underpayment rate by quarter, split by payer',
    'Claims per year from 2021 to 2025',
  ],
  chart: { kind: 'line', series: 'payer' },
});
