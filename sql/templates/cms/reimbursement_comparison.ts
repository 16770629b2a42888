import { z } from 'zod';
import { claimTypeSplit, reimbursementMetrics } from '../cms-slots.ts';
import { defineTemplate } from '../define-template.ts';
import { optionsOf } from '../metric-slots.ts';
import { membersParam, periodParam } from '../param-schemas.ts';
import { comparisonColumns, labelColumn } from '../result-columns.ts';

const family = 'reimbursements_by_claim_type';

export const reimbursementComparison = defineTemplate({
  name: 'reimbursement_comparison',
  version: 1,
  subject: 'cms',
  title: 'Reimbursement comparison',
  description:
    'One metric of Medicare claims in a period against a prior one, of all claims or of each claim type.',
  basis: 'service',
  fact: 'reimbursements',
  params: z.strictObject({
    period: periodParam,
    compare: periodParam,
    metric: z.enum(optionsOf(reimbursementMetrics)),
    split: z.enum(optionsOf(claimTypeSplit)).default('none'),
    claim_types: membersParam,
  }),
  slots: { metric: reimbursementMetrics, split: claimTypeSplit },
  bindings: {
    tiles: { kind: 'tiles', family, param: 'period' },
    compare_tiles: { kind: 'tiles', family, param: 'compare' },
    claim_types: { kind: 'members', param: 'claim_types' },
  },
  tables: [family],
  columns: ({ metric, split }) => [
    ...(split === 'none' ? [] : [labelColumn(split)]),
    ...comparisonColumns(metric),
  ],
  primaryColumn: ({ metric }) => `${metric}_change`,
  synonyms: ['compare reimbursements', 'change of reimbursement', 'reimbursed against last year'],
  examples: [
    'Compare the reimbursed amount last quarter with the quarter before by claim type',
    'Did Medicare reimburse more last year than the year before?',
    'Compare the average length of stay last year with the year before',
  ],
  chart: { kind: 'slope' },
});
