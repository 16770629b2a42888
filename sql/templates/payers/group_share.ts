import { z } from 'zod';
import { defineTemplate } from '../define-template.ts';
import { additiveClaims, optionsOf } from '../metric-slots.ts';
import {
  groupParams,
  isOneGroup,
  ONE_GROUP,
  orderParam,
  periodParam,
  shareLimitParam,
} from '../param-schemas.ts';
import { groupSlot, orderSlot } from '../reading-slots.ts';
import { labelColumn, metricColumn } from '../result-columns.ts';
import { thresholdBindings, thresholdParams } from '../threshold-params.ts';

export const groupShare = defineTemplate({
  name: 'group_share',
  version: 1,
  subject: 'payers',
  title: 'Share of total by organization or encounter class',
  description:
    'Each organization or encounter class with its share in percent of total claims, charges or payments over quarters or years.',
  basis: 'service',
  fact: 'claims',
  params: z
    .strictObject({
      period: periodParam,
      metric: z.enum(optionsOf(additiveClaims)),
      order: orderParam,
      limit: shareLimitParam,
      ...groupParams,
      ...thresholdParams,
    })
    .refine(isOneGroup, ONE_GROUP),
  slots: { by: groupSlot, metric: additiveClaims, order: orderSlot },
  bindings: {
    tiles: { kind: 'tiles', family: '{{ by.family }}', param: 'period' },
    payers: { kind: 'members', param: 'payers' },
    organizations: { kind: 'members', param: 'organizations' },
    encounter_classes: { kind: 'members', param: 'encounter_classes' },
    row_limit: { kind: 'number', param: 'limit', default: 50 },
    ...thresholdBindings,
  },
  heldAgainstAll: ['organizations', 'encounter_classes'],
  tables: ['claims_by_payer_organization', 'claims_by_payer_class'],
  columns: ({ by, metric }) => [labelColumn(by), metricColumn(metric), metricColumn('share_of_total')],
  primaryColumn: () => 'share_of_total',
  synonyms: [
    'share by organization',
    'share by hospital',
    'share by encounter class',
    'share of inpatient',
    'percent inpatient',
    'percent of total by organization',
    'percent of total by encounter class',
  ],
  examples: [
    'What percent of claims are inpatient?',
    'Share of total charges by hospital in 2025',
    'What share of Medicare charges is emergency in 2025?',
    'Which hospitals account for most of our payments?',
  ],
  chart: { kind: 'share' },
});
