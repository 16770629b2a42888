import { z } from 'zod';
import { conditionParam } from '../cms-slots.ts';
import { defineTemplate } from '../define-template.ts';
import { membersParam, periodParam } from '../param-schemas.ts';
import { labelColumn, metricColumn } from '../result-columns.ts';

export const chronicConditionTrend = defineTemplate({
  name: 'chronic_condition_trend',
  version: 1,
  subject: 'cms',
  title: 'Chronic condition trend',
  description:
    'The share of claims of beneficiaries with a chronic condition by quarter or year, of one condition or of each.',
  basis: 'service',
  fact: 'reimbursements',
  params: z.strictObject({
    period: periodParam,
    grain: z.enum(['quarter', 'year']),
    condition: conditionParam,
    claim_types: membersParam,
  }),
  slots: {
    grain: { quarter: { name: 'quarter' }, year: { name: 'year' } },
  },
  bindings: {
    tiles: {
      kind: 'grain-tiles',
      family: 'reimbursements_by_claim_type',
      param: 'period',
      grainParam: 'grain',
    },
    claim_types: { kind: 'members', param: 'claim_types' },
    chosen: { kind: 'option', param: 'condition', default: 'all' },
  },
  tables: ['reimbursements_by_claim_type'],
  columns: ({ grain }) => [
    labelColumn(grain),
    labelColumn('condition'),
    ...['condition_share', 'condition_claims', 'total_claims'].map(metricColumn),
  ],
  primaryColumn: () => 'condition_share',
  synonyms: ['chronic conditions over time', 'trend of diabetes claims', 'conditions by year'],
  examples: [
    'Trend of diabetes claims by quarter',
    'Chronic conditions by year',
    'Is the share of claims with kidney disease growing?',
  ],
  chart: { kind: 'line', series: 'condition', values: ['condition_share'] },
});
