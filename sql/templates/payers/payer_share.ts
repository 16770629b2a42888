import { z } from 'zod';
import { defineTemplate } from '../define-template.ts';
import { additiveClaims, additiveCoverage, additiveExceptions, optionsOf } from '../metric-slots.ts';
import { membersParam, orderParam, periodParam, shareLimitParam } from '../param-schemas.ts';
import { orderSlot } from '../reading-slots.ts';
import { labelColumn, metricColumn } from '../result-columns.ts';
import { thresholdBindings, thresholdParams } from '../threshold-params.ts';

const metrics = { ...additiveClaims, ...additiveExceptions, ...additiveCoverage };

export const payerShare = defineTemplate({
  name: 'payer_share',
  version: 1,
  subject: 'payers',
  title: 'Share of total by payer',
  description:
    'Each payer with its share in percent of the total of one claims or medication amount or count over a period.',
  basis: 'service',
  fact: 'claims',
  basisFor: ({ metric }) => (metric in additiveCoverage ? 'prescription_start' : 'service'),
  params: z.strictObject({
    period: periodParam,
    metric: z.enum(optionsOf(metrics)),
    order: orderParam,
    limit: shareLimitParam,
    payers: membersParam,
    ...thresholdParams,
  }),
  slots: { metric: metrics, order: orderSlot },
  bindings: {
    tiles: { kind: 'tiles', family: '{{ metric.family }}', param: 'period' },
    payers: { kind: 'members', param: 'payers' },
    row_limit: { kind: 'number', param: 'limit', default: 50 },
    ...thresholdBindings,
  },
  heldAgainstAll: ['payers'],
  tables: ['claims_by_payer', 'medications_by_payer'],
  columns: ({ metric }) => [labelColumn('payer'), metricColumn(metric), metricColumn('share_of_total')],
  primaryColumn: () => 'share_of_total',
  synonyms: [
    'share of total',
    'share by payer',
    'payer share',
    'percent of total by payer',
    'payer concentration',
    'market share',
    'contribution by payer',
    'which payers make up',
    'which payers account for',
  ],
  examples: [
    'What share of total charges did each payer account for in 2025?',
    'Which three payers make up most of our payments?',
    'Medicaid share of claims last quarter',
    'Which payers account for more than 10% of charges in 2025?',
    'Share of out-of-pocket by payer in Q4 2025',
  ],
  chart: { kind: 'share', category: 'payer' },
});
