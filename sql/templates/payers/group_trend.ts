import { z } from 'zod';
import { defineTemplate } from '../define-template.ts';
import { groupMetrics, optionsOf } from '../metric-slots.ts';
import { groupParams, isOneGroup, ONE_GROUP, periodParam } from '../param-schemas.ts';
import { groupSlot } from '../reading-slots.ts';
import { labelColumn, metricColumn } from '../result-columns.ts';

export const groupTrend = defineTemplate({
  name: 'group_trend',
  version: 1,
  subject: 'payers',
  title: 'Trend by organization or encounter class',
  description:
    'One claims metric by quarter or year for each or the chosen organizations or encounter classes, for all or chosen payers.',
  basis: 'service',
  fact: 'claims',
  params: z
    .strictObject({
      period: periodParam,
      grain: z.enum(['quarter', 'year']),
      metric: z.enum(optionsOf(groupMetrics)).default('total_payments'),
      ...groupParams,
    })
    .refine(isOneGroup, ONE_GROUP),
  slots: {
    grain: { quarter: { name: 'quarter' }, year: { name: 'year' } },
    metric: groupMetrics,
    by: groupSlot,
  },
  bindings: {
    tiles: { kind: 'grain-tiles', family: '{{ by.family }}', param: 'period', grainParam: 'grain' },
    payers: { kind: 'members', param: 'payers' },
    organizations: { kind: 'members', param: 'organizations' },
    encounter_classes: { kind: 'members', param: 'encounter_classes' },
  },
  tables: ['claims_by_payer_organization', 'claims_by_payer_class'],
  columns: ({ grain, by, metric }) => [labelColumn(grain), labelColumn(by), metricColumn(metric)],
  primaryColumn: ({ metric }) => metric,
  synonyms: [
    'trend by organization',
    'trend by hospital',
    'trend by encounter class',
    'by hospital per quarter',
    'by organization by quarter',
    'by encounter class over time',
    'hospital trend',
    'inpatient trend',
  ],
  examples: [
    'Payments by hospital per quarter in 2025',
    'Is inpatient getting worse by net variance?',
    'Trend of inpatient charges since 2023',
    'Claims by encounter class per year',
  ],
  chart: { kind: 'line' },
});
