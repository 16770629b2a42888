import { z } from 'zod';
import { amountGroups, SUBMISSION_TABLES } from '../billing-slots.ts';
import { defineTemplate } from '../define-template.ts';
import { optionsOf } from '../metric-slots.ts';
import { limitParam, membersParam, periodParam } from '../param-schemas.ts';
import { labelColumn, metricColumn } from '../result-columns.ts';

export const rejectionsToWork = defineTemplate({
  name: 'rejections_to_work',
  version: 1,
  subject: 'billing',
  title: 'Rejected amounts to work first',
  description:
    'Rejected amounts by payer with a location, procedure group or diagnosis group, most rejected first.',
  basis: 'service',
  fact: 'submissions',
  params: z.strictObject({
    period: periodParam,
    by: z.enum(optionsOf(amountGroups)).default('procedure_group'),
    limit: limitParam,
    payers: membersParam,
  }),
  slots: { by: amountGroups },
  bindings: {
    tiles: { kind: 'tiles', family: '{{ by.family }}', param: 'period' },
    payers: { kind: 'members', param: 'payers' },
    row_limit: { kind: 'number', param: 'limit', default: 10 },
  },
  tables: SUBMISSION_TABLES.slice(1),
  columns: ({ by }) => [
    labelColumn('payer'),
    labelColumn(by),
    ...['rejected_amount', 'claimed_amount', 'rejected_pct', 'total_claims'].map(metricColumn),
  ],
  primaryColumn: () => 'rejected_amount',
  synonyms: [
    'rejections to work',
    'rejected amounts to work first',
    'denials to work',
    'work list',
    'where is rejected money',
  ],
  examples: [
    'Which rejected amounts should we work first?',
    'Rejections to work by location in 2025',
    'Rejected amounts to work first for Medicare by diagnosis',
  ],
  chart: { kind: 'bar', category: 'payer' },
});
