import { z } from 'zod';
import {
  isOneSubmissionSplit,
  ONE_SUBMISSION_GROUP,
  SUBMISSION_TABLES,
  submissionFilterBindings,
  submissionFilters,
  submissionMetrics,
  submissionSplit,
} from '../billing-slots.ts';
import { defineTemplate } from '../define-template.ts';
import { optionsOf } from '../metric-slots.ts';
import { periodParam } from '../param-schemas.ts';
import { labelColumn, metricColumn } from '../result-columns.ts';

export const submissionTrend = defineTemplate({
  name: 'submission_trend',
  version: 1,
  subject: 'billing',
  title: 'Submission trend',
  description:
    'One metric of submitted claims by month, quarter or year, for all, or for each payer, location, procedure group or diagnosis group; months for payers only.',
  basis: 'service',
  fact: 'submissions',
  params: z
    .strictObject({
      period: periodParam,
      grain: z.enum(['month', 'quarter', 'year']),
      metric: z.enum(optionsOf(submissionMetrics)).default('claimed_amount'),
      split: z.enum(optionsOf(submissionSplit)).default('none'),
      ...submissionFilters,
    })
    .refine(isOneSubmissionSplit, ONE_SUBMISSION_GROUP),
  slots: {
    grain: { month: { name: 'month' }, quarter: { name: 'quarter' }, year: { name: 'year' } },
    metric: submissionMetrics,
    split: submissionSplit,
  },
  bindings: {
    tiles: { kind: 'grain-tiles', family: '{{ split.family }}', param: 'period', grainParam: 'grain' },
    ...submissionFilterBindings,
  },
  tables: SUBMISSION_TABLES,
  columns: ({ grain, split, metric }) => [
    labelColumn(grain),
    ...(split === 'none' ? [] : [labelColumn(split)]),
    metricColumn(metric),
  ],
  primaryColumn: ({ metric }) => metric,
  synonyms: [
    'trend of submitted claims',
    'rejection rate over time',
    'claimed by month',
    'outstanding by quarter',
  ],
  examples: [
    'Monthly trend of the rejection rate in 2025',
    'Claimed amount by quarter split by payer',
    'Outstanding amount by quarter of service',
    'Approval rate by quarter by location',
  ],
  chart: { kind: 'line' },
});
