import { z } from 'zod';
import { defineTemplate } from '../define-template.ts';
import { limitParam, membersParam, orderParam, periodParam } from '../param-schemas.ts';
import { orderSlot } from '../reading-slots.ts';
import { labelColumn, metricColumn } from '../result-columns.ts';
import { thresholdBindings, thresholdParams } from '../threshold-params.ts';

const COLUMNS = [
  'total_claims',
  'claimed_amount',
  'paid_amount',
  'outstanding_amount',
  'rejected_amount',
  'paid_pct',
] as const;

export const submissionProviders = defineTemplate({
  name: 'submission_providers',
  version: 1,
  subject: 'billing',
  title: 'Submitted claims by provider',
  description:
    'Claims and amounts claimed, paid, outstanding and rejected of each tracked provider over years, ranked by any of them.',
  basis: 'service',
  fact: 'submissions',
  params: z.strictObject({
    period: periodParam,
    metric: z.enum(COLUMNS).default('claimed_amount'),
    order: orderParam,
    limit: limitParam,
    locations: membersParam,
    providers: membersParam,
    ...thresholdParams,
  }),
  slots: { metric: Object.fromEntries(COLUMNS.map((name) => [name, { name }])), order: orderSlot },
  bindings: {
    tiles: { kind: 'tiles', family: 'submissions_by_location_provider', param: 'period' },
    locations: { kind: 'members', param: 'locations' },
    providers: { kind: 'members', param: 'providers' },
    row_limit: { kind: 'number', param: 'limit', default: 10 },
    ...thresholdBindings,
  },
  tables: ['submissions_by_location_provider'],
  columns: () => [labelColumn('provider'), ...COLUMNS.map(metricColumn)],
  primaryColumn: ({ metric }) => metric,
  synonyms: ['submitted by provider', 'claims by provider', 'which provider submitted'],
  examples: [
    'Which providers claimed most in 2025?',
    'Rejected amount by provider in 2025',
    'Top 5 providers by claims in 2025',
  ],
  chart: { kind: 'bar', category: 'provider' },
});
