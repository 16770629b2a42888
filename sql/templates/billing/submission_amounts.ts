import { z } from 'zod';
import {
  amountGroups,
  SUBMISSION_TABLES,
  submissionFilterBindings,
  submissionFilters,
} from '../billing-slots.ts';
import { defineTemplate } from '../define-template.ts';
import { optionsOf } from '../metric-slots.ts';
import { orderParam, periodParam, shareLimitParam } from '../param-schemas.ts';
import { orderSlot } from '../reading-slots.ts';
import { labelColumn, metricColumn } from '../result-columns.ts';
import { thresholdBindings, thresholdParams } from '../threshold-params.ts';

const COLUMNS = [
  'total_claims',
  'claimed_amount',
  'paid_amount',
  'outstanding_amount',
  'rejected_amount',
  'paid_pct',
] as const;

const OWN = {
  location: 'locations',
  procedure_group: 'procedure_groups',
  diagnosis_group: 'diagnosis_groups',
} as const;

export const submissionAmounts = defineTemplate({
  name: 'submission_amounts',
  version: 1,
  subject: 'billing',
  title: 'Amounts of payers',
  description:
    'Claims and amounts claimed, paid, outstanding and rejected by location, procedure group or diagnosis group for chosen payers.',
  basis: 'service',
  fact: 'submissions',
  params: z
    .strictObject({
      period: periodParam,
      by: z.enum(optionsOf(amountGroups)),
      metric: z.enum(COLUMNS).default('claimed_amount'),
      order: orderParam,
      limit: shareLimitParam,
      ...submissionFilters,
      ...thresholdParams,
    })
    .refine(
      (params) =>
        Object.entries(OWN).every(([by, filter]) => by === params.by || params[filter] === undefined),
      'name payers and members of the one the table is by',
    ),
  slots: {
    by: amountGroups,
    metric: Object.fromEntries(COLUMNS.map((name) => [name, { name }])),
    order: orderSlot,
  },
  bindings: {
    tiles: { kind: 'tiles', family: '{{ by.family }}', param: 'period' },
    ...submissionFilterBindings,
    row_limit: { kind: 'number', param: 'limit', default: 50 },
    ...thresholdBindings,
  },
  heldAgainstAll: ['locations', 'procedure_groups', 'diagnosis_groups'],
  tables: SUBMISSION_TABLES.slice(1),
  columns: ({ by }) => [labelColumn(by), ...COLUMNS.map(metricColumn)],
  primaryColumn: ({ metric }) => metric,
  synonyms: [
    'amounts for payer',
    'by location for payer',
    'by procedure for payer',
    'by diagnosis for payer',
  ],
  examples: [
    'Claimed amount by location for Medicare in 2025',
    'Outstanding by procedure group for Aetna last quarter',
    'Rejected amount by diagnosis group for Medicaid in 2025',
  ],
  chart: { kind: 'bar' },
});
