import { z } from 'zod';
import {
  groupedReimbursements,
  isOneReimbursementGroup,
  ONE_REIMBURSEMENT_GROUP,
  quarterlyGroups,
  reimbursementFilterBindings,
  reimbursementFilters,
} from '../cms-slots.ts';
import { defineTemplate } from '../define-template.ts';
import { optionsOf } from '../metric-slots.ts';
import { periodParam } from '../param-schemas.ts';
import { labelColumn, metricColumn } from '../result-columns.ts';

export const reimbursementGroupTrend = defineTemplate({
  name: 'reimbursement_group_trend',
  version: 1,
  subject: 'cms',
  title: 'Reimbursement trend by state or age',
  description:
    'One metric of Medicare claims by quarter or year, of each state or age band, or of chosen ones.',
  basis: 'service',
  fact: 'reimbursements',
  params: z
    .strictObject({
      period: periodParam,
      by: z.enum(optionsOf(quarterlyGroups)),
      grain: z.enum(['quarter', 'year']),
      metric: z.enum(optionsOf(groupedReimbursements)).default('reimbursed_amount'),
      ...reimbursementFilters,
    })
    .refine(isOneReimbursementGroup, ONE_REIMBURSEMENT_GROUP),
  slots: {
    by: quarterlyGroups,
    grain: { quarter: { name: 'quarter' }, year: { name: 'year' } },
    metric: groupedReimbursements,
  },
  bindings: {
    tiles: { kind: 'grain-tiles', family: '{{ by.family }}', param: 'period', grainParam: 'grain' },
    ...reimbursementFilterBindings,
  },
  tables: ['reimbursements_by_claim_type_state', 'reimbursements_by_claim_type_age_band'],
  columns: ({ grain, by, metric }) => [labelColumn(grain), labelColumn(by), metricColumn(metric)],
  primaryColumn: ({ metric }) => metric,
  synonyms: ['reimbursement by state over time', 'reimbursement by age over time', 'trend by state'],
  examples: [
    'Trend of the reimbursed amount by quarter by age band',
    'Claims by state by year',
    'Trend of reimbursement per claim by age band by year',
  ],
  chart: { kind: 'line' },
});
