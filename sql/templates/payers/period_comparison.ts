import { z } from 'zod';
import { defineTemplate } from '../define-template.ts';
import { claimsMetrics, coverageMetrics, optionsOf } from '../metric-slots.ts';
import { membersParam, periodParam, splitParam } from '../param-schemas.ts';
import { splitSlot } from '../reading-slots.ts';
import { comparisonColumns, labelColumn } from '../result-columns.ts';

const metrics = { ...claimsMetrics, ...coverageMetrics };

export const periodComparison = defineTemplate({
  name: 'period_comparison',
  version: 1,
  subject: 'payers',
  title: 'Period comparison',
  description:
    'One claims or coverage metric in a period against a prior period, with the change and change in percent.',
  basis: 'service',
  fact: 'claims',
  basisFor: ({ metric }) => (metric in coverageMetrics ? 'prescription_start' : 'service'),
  params: z.strictObject({
    period: periodParam,
    compare: periodParam,
    metric: z.enum(optionsOf(metrics)),
    split: splitParam,
    payers: membersParam,
  }),
  slots: { metric: metrics, split: splitSlot },
  bindings: {
    tiles: { kind: 'tiles', family: '{{ metric.family }}', param: 'period' },
    compare_tiles: { kind: 'tiles', family: '{{ metric.family }}', param: 'compare' },
    payers: { kind: 'members', param: 'payers' },
  },
  tables: ['claims_by_payer', 'medications_by_payer'],
  columns: ({ metric, split }) => [
    ...(split === 'payer' ? [labelColumn('payer')] : []),
    ...comparisonColumns(metric),
  ],
  primaryColumn: ({ metric }) => `${metric}_change`,
  synonyms: [
    'compare',
    'comparison',
    'compared with',
    'compared to',
    'versus',
    'vs',
    'against',
    'change',
    'changed',
    'difference',
    'year over year',
    'quarter over quarter',
    'yoy',
    'qoq',
    'growth',
    'increase',
    'decrease',
    'up or down',
  ],
  examples: [
    'Compare payments in 2025 with 2024',
    'How did charges change from Q1 to Q2 2025?',
    'Claims this quarter versus the same quarter last year',
    'Which payer changed most in net variance between 2024 and 2025?',
    'Did the coverage rate go up from 2024 to 2025?',
  ],
  chart: { kind: 'slope', category: 'payer' },
});
