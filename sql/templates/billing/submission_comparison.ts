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
import { comparisonColumns, labelColumn } from '../result-columns.ts';

export const submissionComparison = defineTemplate({
  name: 'submission_comparison',
  version: 1,
  subject: 'billing',
  title: 'Submission comparison',
  description:
    'One metric of submitted claims in a period against a prior one, for all, or for each payer, location, procedure group or diagnosis group.',
  basis: 'service',
  fact: 'submissions',
  params: z
    .strictObject({
      period: periodParam,
      compare: periodParam,
      metric: z.enum(optionsOf(submissionMetrics)),
      split: z.enum(optionsOf(submissionSplit)).default('none'),
      ...submissionFilters,
    })
    .refine(isOneSubmissionSplit, ONE_SUBMISSION_GROUP),
  slots: { metric: submissionMetrics, split: submissionSplit },
  bindings: {
    tiles: { kind: 'tiles', family: '{{ split.family }}', param: 'period' },
    compare_tiles: { kind: 'tiles', family: '{{ split.family }}', param: 'compare' },
    ...submissionFilterBindings,
  },
  tables: SUBMISSION_TABLES,
  columns: ({ metric, split }) => [
    ...(split === 'none' ? [] : [labelColumn(split)]),
    ...comparisonColumns(metric),
  ],
  primaryColumn: ({ metric }) => `${metric}_change`,
  synonyms: ['compare submitted claims', 'change of rejection rate', 'rejections against last year'],
  examples: [
    'Compare the rejection rate in Q4 2025 with Q3 2025 by payer',
    'Did claimed amounts go up in 2025 against 2024?',
    'Compare outstanding amount in Q4 2025 with Q4 2024 by location',
  ],
  chart: { kind: 'slope' },
});
