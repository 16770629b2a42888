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
import { periodParam } from '../param-schemas.ts';
import { labelColumn, metricColumn } from '../result-columns.ts';

const STATUSES = [
  'approved_claims',
  'paid_claims',
  'partially_paid_claims',
  'rejected_claims',
  'pending_claims',
];

export const statusMix = defineTemplate({
  name: 'status_mix',
  version: 1,
  subject: 'billing',
  title: 'Claim status mix',
  description:
    'How many submitted claims are approved, paid, partially paid, rejected and pending by payer, location, procedure group or diagnosis group.',
  basis: 'service',
  fact: 'submissions',
  params: z
    .strictObject({
      period: periodParam,
      by: z.enum(optionsOf(submissionGroups)).default('payer'),
      ...submissionFilters,
    })
    .refine(isOneSubmissionGroup, ONE_SUBMISSION_GROUP),
  slots: { by: submissionGroups },
  bindings: {
    tiles: { kind: 'tiles', family: '{{ by.family }}', param: 'period' },
    ...submissionFilterBindings,
  },
  heldAgainstAll: ['payers', 'locations', 'procedure_groups', 'diagnosis_groups'],
  tables: SUBMISSION_TABLES,
  columns: ({ by }) => [
    labelColumn(by),
    ...['total_claims', ...STATUSES, 'approval_rate', 'rejection_rate', 'pending_rate'].map(metricColumn),
  ],
  primaryColumn: () => 'rejection_rate',
  synonyms: [
    'status mix',
    'claim status',
    'statuses',
    'approved rejected pending',
    'what became of our claims',
  ],
  examples: [
    'Claim status mix last quarter',
    'How many claims were approved, rejected and pending in 2025?',
    'Status mix by location in 2025',
  ],
  chart: { kind: 'stacked-bar', values: STATUSES },
});
