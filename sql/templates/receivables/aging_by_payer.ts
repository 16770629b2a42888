import { z } from 'zod';
import { defineTemplate } from '../define-template.ts';
import { membersParam } from '../param-schemas.ts';
import { labelColumn, metricColumn } from '../result-columns.ts';

export const agingByPayer = defineTemplate({
  name: 'aging_by_payer',
  version: 1,
  subject: 'receivables',
  title: 'Aging by payer',
  description:
    'Open claims, balances and priority of each payer by age bucket as of the release date, largest open balance first.',
  basis: 'as_of',
  fact: 'receivables',
  params: z.strictObject({ payers: membersParam, age_buckets: membersParam }),
  slots: {},
  bindings: {
    payers: { kind: 'members', param: 'payers' },
    age_buckets: { kind: 'members', param: 'age_buckets' },
  },
  tables: ['receivables_by_payer'],
  columns: () => [
    ...['payer', 'age_bucket'].map(labelColumn),
    ...['open_claims', 'open_balance', 'peak_outstanding', 'priority_score_avg'].map(metricColumn),
  ],
  primaryColumn: () => 'open_balance',
  synonyms: [
    'aging by payer',
    'ageing by payer',
    'receivables by payer',
    'open balances by payer',
    'outstanding by payer',
    'a/r by payer',
    'ar by payer',
    'payer aging',
    'who owes us',
    'which payer owes us most',
    'who owes us most',
  ],
  examples: [
    'Aging by payer',
    'Which payer owes us most?',
    'Receivables by payer older than 90 days',
    'How old are the open balances of Medicare and Medicaid, payer by payer?',
  ],
  chart: { kind: 'stacked-bar', category: 'payer', series: 'age_bucket', values: ['open_balance'] },
});
