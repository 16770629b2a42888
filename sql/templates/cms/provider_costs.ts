import { z } from 'zod';
import { defineTemplate } from '../define-template.ts';
import { optionsOf } from '../metric-slots.ts';
import { limitParam, membersParam, orderParam, periodParam } from '../param-schemas.ts';
import { orderSlot } from '../reading-slots.ts';
import { labelColumn, metricColumn } from '../result-columns.ts';
import { thresholdBindings, thresholdParams } from '../threshold-params.ts';

/** What providers are ranked by: the template selects all of them and orders by one. */
export const providerCostMetrics = {
  total_claims: { name: 'total_claims' },
  beneficiaries: { name: 'beneficiaries' },
  claims_per_beneficiary: { name: 'claims_per_beneficiary' },
  reimbursed_amount: { name: 'reimbursed_amount' },
  reimbursed_per_claim: { name: 'reimbursed_per_claim' },
  deductible_amount: { name: 'deductible_amount' },
  inpatient_days: { name: 'inpatient_days' },
};

const COLUMNS = optionsOf(providerCostMetrics);

export const providerCosts = defineTemplate({
  name: 'provider_costs',
  version: 1,
  subject: 'cms',
  title: 'Provider costs',
  description:
    'Claims, beneficiaries, what Medicare reimbursed and inpatient days of each tracked provider over whole years, ranked by any of them.',
  basis: 'service',
  fact: 'reimbursements',
  params: z.strictObject({
    period: periodParam,
    metric: z.enum(COLUMNS).default('reimbursed_amount'),
    order: orderParam,
    limit: limitParam,
    claim_types: membersParam,
    fraud_flags: membersParam,
    providers: membersParam,
    ...thresholdParams,
  }),
  slots: { metric: providerCostMetrics, order: orderSlot },
  bindings: {
    tiles: { kind: 'tiles', family: 'reimbursements_by_provider', param: 'period' },
    claim_types: { kind: 'members', param: 'claim_types' },
    fraud_flags: { kind: 'members', param: 'fraud_flags' },
    providers: { kind: 'members', param: 'providers' },
    row_limit: { kind: 'number', param: 'limit', default: 10 },
    ...thresholdBindings,
  },
  tables: ['reimbursements_by_provider'],
  columns: () => [labelColumn('provider'), labelColumn('fraud_flag'), ...COLUMNS.map(metricColumn)],
  primaryColumn: ({ metric }) => metric,
  synonyms: [
    'provider costs',
    'cost by provider',
    'most expensive providers',
    'which providers cost most',
    'reimbursed by provider',
  ],
  examples: [
    'Which providers cost most last year?',
    'Top 5 providers by inpatient days last year',
    'Flagged providers by reimbursed amount last year',
  ],
  chart: { kind: 'bar', category: 'provider' },
});
