import { z } from 'zod';
import { defineTemplate } from '../define-template.ts';
import { optionsOf, performanceMetrics } from '../metric-slots.ts';
import { membersParam, orderParam, periodParam } from '../param-schemas.ts';
import { orderSlot } from '../reading-slots.ts';
import { labelColumn, metricColumn } from '../result-columns.ts';
import { thresholdBindings, thresholdParams } from '../threshold-params.ts';

export const encounterClassPerformance = defineTemplate({
  name: 'encounter_class_performance',
  version: 1,
  subject: 'payers',
  title: 'Performance by encounter class',
  description:
    'Claims, charges, payments and variance by encounter class over quarters or years, for all or chosen payers, ranked by one metric.',
  basis: 'service',
  fact: 'claims',
  params: z.strictObject({
    period: periodParam,
    metric: z.enum(optionsOf(performanceMetrics)).default('total_charges'),
    order: orderParam,
    limit: z.int().min(1).max(50).default(20),
    payers: membersParam,
    encounter_classes: membersParam,
    ...thresholdParams,
  }),
  slots: { metric: performanceMetrics, order: orderSlot },
  bindings: {
    tiles: { kind: 'tiles', family: 'claims_by_payer_class', param: 'period' },
    payers: { kind: 'members', param: 'payers' },
    encounter_classes: { kind: 'members', param: 'encounter_classes' },
    row_limit: { kind: 'number', param: 'limit', default: 20 },
    ...thresholdBindings,
  },
  tables: ['claims_by_payer_class'],
  columns: () => [labelColumn('encounter_class'), ...optionsOf(performanceMetrics).map(metricColumn)],
  primaryColumn: ({ metric }) => metric,
  synonyms: [
    'by encounter class',
    'per encounter class',
    'encounter classes',
    'encounter class performance',
    'by visit type',
    'by encounter type',
    'by care setting',
    'by type of visit',
    'by class of encounter',
    'inpatient versus outpatient',
    'inpatient vs outpatient',
    'emergency versus urgent care',
  ],
  examples: [
    'Payments by encounter class in 2025',
    'Which encounter class has the worst variance?',
    'Charges by visit type for Medicare in Q4 2025',
    'How did inpatient and emergency do last quarter?',
  ],
  chart: { kind: 'grouped-bar', category: 'encounter_class', values: ['total_charges', 'total_payments'] },
});
