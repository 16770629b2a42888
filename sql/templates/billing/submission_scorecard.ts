import { z } from 'zod';
import {
  isOneSubmissionGroup,
  ONE_SUBMISSION_GROUP,
  SUBMISSION_TABLES,
  submissionFilterBindings,
  submissionFilters,
  submissionGroups,
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
  'approval_rate',
  'rejection_rate',
  'pending_rate',
  'claimed_per_claim',
] as const;

const metricSlot = Object.fromEntries(COLUMNS.map((name) => [name, { name }]));

export const submissionScorecard = defineTemplate({
  name: 'submission_scorecard',
  version: 1,
  subject: 'billing',
  title: 'Submitted claims',
  description:
    'Claims submitted, amounts claimed (also per claim), paid, outstanding and rejected, and approval, rejection and pending rates by payer, location, procedure group or diagnosis group, ranked by any of them.',
  basis: 'service',
  fact: 'submissions',
  params: z
    .strictObject({
      period: periodParam,
      by: z.enum(optionsOf(submissionGroups)).default('payer'),
      metric: z.enum(COLUMNS).default('claimed_amount'),
      order: orderParam,
      limit: shareLimitParam,
      ...submissionFilters,
      ...thresholdParams,
    })
    .refine(isOneSubmissionGroup, ONE_SUBMISSION_GROUP),
  slots: { by: submissionGroups, metric: metricSlot, order: orderSlot },
  bindings: {
    tiles: { kind: 'tiles', family: '{{ by.family }}', param: 'period' },
    ...submissionFilterBindings,
    row_limit: { kind: 'number', param: 'limit', default: 50 },
    ...thresholdBindings,
  },
  heldAgainstAll: ['payers', 'locations', 'procedure_groups', 'diagnosis_groups'],
  tables: SUBMISSION_TABLES,
  columns: ({ by }) => [labelColumn(by), ...COLUMNS.map(metricColumn)],
  primaryColumn: ({ metric }) => metric,
  synonyms: [
    'submitted claims',
    'submissions',
    'claims by payer',
    'claims by location',
    'approval rate',
    'rejection rate',
    'denial rate',
    'pending rate',
    'average claim amount',
    'by procedure',
    'by diagnosis',
  ],
  examples: [
    'Rejection rate by payer last quarter',
    'Claimed, paid and outstanding by location in 2025',
    'Which procedure groups have the highest rejection rate?',
    'Approval rate by diagnosis group in 2025',
    'Average claim amount by payer',
  ],
  chart: { kind: 'bar' },
});
