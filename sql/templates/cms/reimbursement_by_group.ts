import { z } from 'zod';
import {
  groupedReimbursements,
  isOneReimbursementGroup,
  ONE_REIMBURSEMENT_GROUP,
  reimbursementFilterBindings,
  reimbursementFilters,
  reimbursementGroups,
} from '../cms-slots.ts';
import { defineTemplate } from '../define-template.ts';
import { optionsOf } from '../metric-slots.ts';
import { orderParam, periodParam, shareLimitParam } from '../param-schemas.ts';
import { orderSlot } from '../reading-slots.ts';
import { labelColumn, metricColumn } from '../result-columns.ts';
import { thresholdBindings, thresholdParams } from '../threshold-params.ts';

const COLUMNS = optionsOf(groupedReimbursements);

export const reimbursementByGroup = defineTemplate({
  name: 'reimbursement_by_group',
  version: 1,
  subject: 'cms',
  title: 'Medicare reimbursement by state, age or flag',
  description:
    'Claims, beneficiaries and what Medicare reimbursed by state, age band or supplied fraud flag of the provider, ranked by any of them; flags by whole years.',
  basis: 'service',
  fact: 'reimbursements',
  params: z
    .strictObject({
      period: periodParam,
      by: z.enum(optionsOf(reimbursementGroups)),
      metric: z.enum(COLUMNS).default('reimbursed_amount'),
      order: orderParam,
      limit: shareLimitParam,
      ...reimbursementFilters,
      ...thresholdParams,
    })
    .refine(isOneReimbursementGroup, ONE_REIMBURSEMENT_GROUP),
  slots: {
    by: reimbursementGroups,
    metric: Object.fromEntries(COLUMNS.map((name) => [name, { name }])),
    order: orderSlot,
  },
  bindings: {
    tiles: { kind: 'tiles', family: '{{ by.family }}', param: 'period' },
    ...reimbursementFilterBindings,
    row_limit: { kind: 'number', param: 'limit', default: 50 },
    ...thresholdBindings,
  },
  heldAgainstAll: ['states', 'age_bands', 'fraud_flags'],
  tables: [
    'reimbursements_by_claim_type_state',
    'reimbursements_by_claim_type_age_band',
    'reimbursements_by_provider',
  ],
  columns: ({ by }) => [labelColumn(by), ...COLUMNS.map(metricColumn)],
  primaryColumn: ({ metric }) => metric,
  synonyms: [
    'reimbursement by state',
    'reimbursement by age',
    'reimbursement by fraud flag',
    'claims by state',
    'claims by age band',
  ],
  examples: [
    'Reimbursement by state last year',
    'Reimbursed per claim by age band last quarter',
    'Claims by fraud flag last year',
    'Which states have the highest reimbursement per claim?',
  ],
  chart: { kind: 'bar' },
});
