import { z } from 'zod';
import { defineTemplate } from '../define-template.ts';
import { membersParam } from '../param-schemas.ts';
import { labelColumn, metricColumn } from '../result-columns.ts';

export const priorityMix = defineTemplate({
  name: 'priority_mix',
  version: 1,
  subject: 'receivables',
  title: 'Priority mix',
  description:
    'Open claims and balances by priority (high, medium, low) as of the release date, for all or chosen payers.',
  basis: 'as_of',
  fact: 'receivables',
  params: z.strictObject({ payers: membersParam }),
  slots: {},
  bindings: { payers: { kind: 'members', param: 'payers' } },
  tables: ['receivables_by_payer'],
  columns: () => [
    labelColumn('priority_bucket'),
    ...['open_claims', 'open_balance', 'peak_outstanding', 'priority_score_avg'].map(metricColumn),
  ],
  primaryColumn: () => 'open_balance',
  synonyms: [
    'priority mix',
    'priority breakdown',
    'by priority',
    'per priority',
    'receivables by priority',
    'high priority receivables',
    'high priority claims',
    'high-priority claims',
    'low priority claims',
    'priorities',
    'priority distribution',
  ],
  examples: [
    'Priority mix of our receivables',
    'How much of the receivables is high priority?',
    'Open balances by priority',
    'Split of open claims into high, medium and low priority',
  ],
  chart: { kind: 'donut', category: 'priority_bucket', values: ['open_balance'] },
});
