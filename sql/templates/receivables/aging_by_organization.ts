import { z } from 'zod';
import { defineTemplate } from '../define-template.ts';
import { membersParam } from '../param-schemas.ts';
import { labelColumn, metricColumn } from '../result-columns.ts';

export const agingByOrganization = defineTemplate({
  name: 'aging_by_organization',
  version: 1,
  subject: 'receivables',
  title: 'Aging by organization',
  description:
    'Open claims, balances and priority of each organization by age bucket as of the release date, largest open balance first.',
  basis: 'as_of',
  fact: 'receivables',
  params: z.strictObject({ organizations: membersParam, age_buckets: membersParam }),
  slots: {},
  bindings: {
    organizations: { kind: 'members', param: 'organizations' },
    age_buckets: { kind: 'members', param: 'age_buckets' },
  },
  tables: ['receivables_by_organization'],
  columns: () => [
    ...['organization', 'age_bucket'].map(labelColumn),
    ...['open_claims', 'open_balance', 'peak_outstanding', 'priority_score_avg'].map(metricColumn),
  ],
  primaryColumn: () => 'open_balance',
  synonyms: [
    'aging by organization',
    'ageing by organization',
    'receivables by organization',
    'open balances by organization',
    'outstanding by organization',
    'a/r by organization',
    'ar by organization',
    'aging by hospital',
    'aging by facility',
    'receivables by hospital',
    'receivables by facility',
  ],
  examples: [
    'Aging by organization',
    'Which hospital has the oldest receivables?',
    'Receivables by organization older than 90 days',
    'Open balances by facility',
  ],
  chart: { kind: 'stacked-bar', category: 'organization', series: 'age_bucket', values: ['open_balance'] },
});
