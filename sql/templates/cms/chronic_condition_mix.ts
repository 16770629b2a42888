import { z } from 'zod';
import { claimTypeSplit, conditionParam } from '../cms-slots.ts';
import { defineTemplate } from '../define-template.ts';
import { optionsOf } from '../metric-slots.ts';
import { membersParam, periodParam } from '../param-schemas.ts';
import { labelColumn, metricColumn } from '../result-columns.ts';

export const chronicConditionMix = defineTemplate({
  name: 'chronic_condition_mix',
  version: 1,
  subject: 'cms',
  title: 'Chronic conditions',
  description:
    'Claims of beneficiaries with each of eleven chronic conditions and their share of all claims, of all claims or of each claim type, over whole quarters.',
  basis: 'service',
  fact: 'reimbursements',
  params: z.strictObject({
    period: periodParam,
    condition: conditionParam,
    split: z.enum(optionsOf(claimTypeSplit)).default('none'),
    claim_types: membersParam,
  }),
  slots: { split: claimTypeSplit },
  bindings: {
    tiles: { kind: 'tiles', family: 'reimbursements_by_claim_type', param: 'period' },
    claim_types: { kind: 'members', param: 'claim_types' },
    chosen: { kind: 'option', param: 'condition', default: 'all' },
  },
  tables: ['reimbursements_by_claim_type'],
  columns: ({ split }) => [
    labelColumn('condition'),
    ...(split === 'none' ? [] : [labelColumn(split)]),
    ...['condition_share', 'condition_claims', 'total_claims'].map(metricColumn),
  ],
  primaryColumn: () => 'condition_share',
  synonyms: [
    'chronic conditions',
    'chronic condition mix',
    'claims of people with diabetes',
    'comorbidities',
    'disease burden',
  ],
  examples: [
    'Chronic condition mix last year',
    'How many claims come from people with diabetes?',
    'Share of inpatient claims with heart failure last quarter',
    'Chronic conditions by claim type last year',
  ],
  chart: { kind: 'grouped-bar', category: 'condition', series: 'claim_type', values: ['condition_share'] },
});
