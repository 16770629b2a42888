import { z } from 'zod';
import { defineTemplate } from '../define-template.ts';
import { additiveCoverage, inFamily, optionsOf } from '../metric-slots.ts';
import { membersParam, orderParam, periodParam, shareLimitParam } from '../param-schemas.ts';
import { orderSlot } from '../reading-slots.ts';
import { labelColumn, metricColumn } from '../result-columns.ts';
import { thresholdBindings, thresholdParams } from '../threshold-params.ts';

const metrics = inFamily(additiveCoverage, 'medications_by_payer_medication');

export const medicationShare = defineTemplate({
  name: 'medication_share',
  version: 1,
  subject: 'coverage',
  title: 'Share of total by medication',
  description:
    'Each tracked medication with its share in percent of total medication cost, coverage, out-of-pocket or orders over quarters or years.',
  basis: 'prescription_start',
  fact: 'medications',
  params: z.strictObject({
    period: periodParam,
    metric: z.enum(optionsOf(metrics)).default('out_of_pocket'),
    order: orderParam,
    limit: shareLimitParam,
    payers: membersParam,
    medications: membersParam,
    ...thresholdParams,
  }),
  slots: { metric: metrics, order: orderSlot },
  bindings: {
    tiles: { kind: 'tiles', family: 'medications_by_payer_medication', param: 'period' },
    payers: { kind: 'members', param: 'payers' },
    medications: { kind: 'members', param: 'medications' },
    row_limit: { kind: 'number', param: 'limit', default: 50 },
    ...thresholdBindings,
  },
  heldAgainstAll: ['medications'],
  tables: ['medications_by_payer_medication'],
  columns: ({ metric }) => [labelColumn('medication'), metricColumn(metric), metricColumn('share_of_total')],
  primaryColumn: () => 'share_of_total',
  synonyms: [
    'share by medication',
    'share by drug',
    'percent of total by medication',
    'share of medication cost',
    'which medications make up',
    'which drugs account for',
  ],
  examples: [
    'Share of out-of-pocket by medication in 2025',
    'Which three drugs make up most of medication cost?',
    'What share of Medicare out-of-pocket does each medication account for?',
  ],
  chart: { kind: 'share', category: 'medication' },
});
