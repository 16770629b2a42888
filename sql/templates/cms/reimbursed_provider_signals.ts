import { z } from 'zod';
import { defineTemplate } from '../define-template.ts';
import { optionsOf } from '../metric-slots.ts';
import { limitParam, membersParam, orderParam, periodParam } from '../param-schemas.ts';
import { orderSlot } from '../reading-slots.ts';
import { labelColumn, metricColumn } from '../result-columns.ts';

/** What signals are ranked by. */
export const signalMetrics = {
  reimbursed_vs_peers_pct: { name: 'reimbursed_vs_peers_pct' },
  reimbursed_per_claim: { name: 'reimbursed_per_claim' },
  claims_per_beneficiary: { name: 'claims_per_beneficiary' },
  length_of_stay_avg: { name: 'length_of_stay_avg' },
  high_value_share: { name: 'high_value_share' },
};

export const reimbursedProviderSignals = defineTemplate({
  name: 'reimbursed_provider_signals',
  version: 1,
  subject: 'cms',
  title: 'Provider signals',
  description:
    'Tracked providers against all claims of the same type over whole years: reimbursed per claim, claims per beneficiary, average stay, high-value share and the supplied flag.',
  basis: 'service',
  fact: 'reimbursements',
  params: z.strictObject({
    period: periodParam,
    metric: z.enum(optionsOf(signalMetrics)).default('reimbursed_vs_peers_pct'),
    order: orderParam,
    limit: limitParam,
    claim_types: membersParam,
    fraud_flags: membersParam,
    providers: membersParam,
  }),
  slots: { metric: signalMetrics, order: orderSlot },
  bindings: {
    tiles: { kind: 'tiles', family: 'reimbursements_by_provider', param: 'period' },
    claim_types: { kind: 'members', param: 'claim_types' },
    fraud_flags: { kind: 'members', param: 'fraud_flags' },
    providers: { kind: 'members', param: 'providers' },
    row_limit: { kind: 'number', param: 'limit', default: 10 },
  },
  tables: ['reimbursements_by_provider', 'reimbursements_by_claim_type'],
  columns: () => [
    ...['provider', 'claim_type', 'fraud_flag'].map(labelColumn),
    ...[
      'reimbursed_vs_peers_pct',
      'reimbursed_per_claim',
      'peer_reimbursed_per_claim',
      'total_claims',
      'beneficiaries',
      'claims_per_beneficiary',
      'length_of_stay_avg',
      'peer_length_of_stay_avg',
      'high_value_share',
    ].map(metricColumn),
  ],
  primaryColumn: ({ metric }) => metric,
  synonyms: [
    'provider signals',
    'providers against peers',
    'providers above peers',
    'outlier providers',
    'fraud signals',
    'suspicious providers',
    'flagged providers against peers',
  ],
  examples: [
    'Which flagged providers are reimbursed far above their peers?',
    'Provider signals for inpatient claims last year',
    'Which providers have the longest stays against peers?',
    'Providers with the highest share of high-value claims last year',
  ],
  chart: { kind: 'bar', category: 'provider' },
});
