import { z } from 'zod';
import { defineTemplate } from '../define-template.ts';
import { membersParam } from '../param-schemas.ts';
import { labelColumn, metricColumn } from '../result-columns.ts';

export const receivablesSummary = defineTemplate({
  name: 'receivables_summary',
  version: 1,
  subject: 'receivables',
  title: 'Receivables summary',
  description:
    'Open claims, balances and priority by age bucket as of the release date, for all or chosen payers.',
  basis: 'as_of',
  fact: 'receivables',
  params: z.strictObject({ payers: membersParam }),
  slots: {},
  bindings: { payers: { kind: 'members', param: 'payers' } },
  tables: ['receivables_by_payer'],
  columns: () => [
    labelColumn('age_bucket'),
    ...['open_claims', 'open_balance', 'peak_outstanding', 'priority_score_avg'].map(metricColumn),
  ],
  primaryColumn: () => 'open_balance',
  synonyms: [
    'receivables',
    'receivables summary',
    'accounts receivable',
    'a/r',
    'ar',
    'aging',
    'ar aging',
    'aging report',
    'open balances',
    'outstanding balances',
    'what is owed',
    'over 90 days',
  ],
  examples: [
    'Receivables summary',
    'How old are our open balances?',
    'What does Cigna still owe us?',
    'How much is older than 90 days?',
    'AR aging for Medicare',
  ],
  chart: { kind: 'bar', category: 'age_bucket', values: ['open_balance'] },
});
