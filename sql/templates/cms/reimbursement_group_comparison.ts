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
import { comparisonColumns, labelColumn } from '../result-columns.ts';

export const reimbursementGroupComparison = defineTemplate({
  name: 'reimbursement_group_comparison',
  version: 1,
  subject: 'cms',
  title: 'Reimbursement comparison by state or age',
  description: 'One metric of Medicare claims in a period against a prior one, of each state or age band.',
  basis: 'service',
  fact: 'reimbursements',
  params: z
    .strictObject({
      period: periodParam,
      compare: periodParam,
      by: z.enum(optionsOf(quarterlyGroups)),
      metric: z.enum(optionsOf(groupedReimbursements)),
      ...reimbursementFilters,
    })
    .refine(isOneReimbursementGroup, ONE_REIMBURSEMENT_GROUP),
  slots: { by: quarterlyGroups, metric: groupedReimbursements },
  bindings: {
    tiles: { kind: 'tiles', family: '{{ by.family }}', param: 'period' },
    compare_tiles: { kind: 'tiles', family: '{{ by.family }}', param: 'compare' },
    ...reimbursementFilterBindings,
  },
  tables: ['reimbursements_by_claim_type_state', 'reimbursements_by_claim_type_age_band'],
  columns: ({ by, metric }) => [labelColumn(by), ...comparisonColumns(metric)],
  primaryColumn: ({ metric }) => `${metric}_change`,
  synonyms: ['compare states', 'compare ages', 'change of reimbursement by state'],
  examples: [
    'Compare the reimbursed amount by state last year with the year before',
    'Which age band grew most in claims last year?',
    'Compare reimbursed per claim by age band last quarter with the quarter before',
  ],
  chart: { kind: 'slope' },
});
