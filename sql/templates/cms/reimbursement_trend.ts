import { z } from 'zod';
import { claimTypeSplit, reimbursementMetrics } from '../cms-slots.ts';
import { defineTemplate } from '../define-template.ts';
import { optionsOf } from '../metric-slots.ts';
import { membersParam, periodParam } from '../param-schemas.ts';
import { labelColumn, metricColumn } from '../result-columns.ts';

export const reimbursementTrend = defineTemplate({
  name: 'reimbursement_trend',
  version: 1,
  subject: 'cms',
  title: 'Reimbursement trend',
  description:
    'One metric of Medicare claims by month, quarter or year, of all claims or of each claim type; high-value shares by quarter, claims after death by year.',
  basis: 'service',
  fact: 'reimbursements',
  params: z.strictObject({
    period: periodParam,
    grain: z.enum(['month', 'quarter', 'year']),
    metric: z.enum(optionsOf(reimbursementMetrics)).default('reimbursed_amount'),
    split: z.enum(optionsOf(claimTypeSplit)).default('none'),
    claim_types: membersParam,
  }),
  slots: {
    grain: { month: { name: 'month' }, quarter: { name: 'quarter' }, year: { name: 'year' } },
    metric: reimbursementMetrics,
    split: claimTypeSplit,
  },
  bindings: {
    tiles: {
      kind: 'grain-tiles',
      family: 'reimbursements_by_claim_type',
      param: 'period',
      grainParam: 'grain',
    },
    claim_types: { kind: 'members', param: 'claim_types' },
  },
  tables: ['reimbursements_by_claim_type'],
  columns: ({ grain, split, metric }) => [
    labelColumn(grain),
    ...(split === 'none' ? [] : [labelColumn(split)]),
    metricColumn(metric),
  ],
  primaryColumn: ({ metric }) => metric,
  synonyms: [
    'reimbursement trend',
    'monthly claims by type',
    'reimbursed over time',
    'length of stay over time',
  ],
  examples: [
    'Monthly claims by claim type in the last year',
    'Trend of reimbursement per claim by quarter',
    'Average length of stay by year',
    'Is the reimbursement for outpatient claims growing?',
  ],
  chart: { kind: 'line' },
});
