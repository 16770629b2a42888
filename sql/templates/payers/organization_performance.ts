import { z } from 'zod';
import { defineTemplate } from '../define-template.ts';
import { optionsOf, performanceMetrics } from '../metric-slots.ts';
import { membersParam, orderParam, periodParam } from '../param-schemas.ts';
import { orderSlot } from '../reading-slots.ts';
import { labelColumn, metricColumn } from '../result-columns.ts';
import { thresholdBindings, thresholdParams } from '../threshold-params.ts';

export const organizationPerformance = defineTemplate({
  name: 'organization_performance',
  version: 1,
  subject: 'payers',
  title: 'Performance by organization',
  description:
    'Claims, charges, payments and variance by organization over quarters or years, for all or chosen payers, ranked by one metric.',
  basis: 'service',
  fact: 'claims',
  params: z.strictObject({
    period: periodParam,
    metric: z.enum(optionsOf(performanceMetrics)).default('total_charges'),
    order: orderParam,
    limit: z.int().min(1).max(50).default(20),
    payers: membersParam,
    organizations: membersParam,
    ...thresholdParams,
  }),
  slots: { metric: performanceMetrics, order: orderSlot },
  bindings: {
    tiles: { kind: 'tiles', family: 'claims_by_payer_organization', param: 'period' },
    payers: { kind: 'members', param: 'payers' },
    organizations: { kind: 'members', param: 'organizations' },
    row_limit: { kind: 'number', param: 'limit', default: 20 },
    ...thresholdBindings,
  },
  tables: ['claims_by_payer_organization'],
  columns: () => [labelColumn('organization'), ...optionsOf(performanceMetrics).map(metricColumn)],
  primaryColumn: ({ metric }) => metric,
  synonyms: [
    'by organization',
    'per organization',
    'by hospital',
    'by facility',
    'by clinic',
    'by location',
    'organization performance',
    'hospital performance',
    'facility performance',
    'which hospital',
    'which organization',
    'which facility',
    'top hospitals',
  ],
  examples: [
    'Payments by organization in 2025',
    'Which hospital has the worst variance?',
    'Charges by facility for Medicare in Q4 2025',
    'Top 5 organizations by charges last quarter',
  ],
  chart: { kind: 'grouped-bar', category: 'organization', values: ['total_charges', 'total_payments'] },
});
