import { z } from 'zod';
import { defineTemplate } from '../define-template.ts';
import { type ClaimsMetric, claimsMetrics, optionsOf } from '../metric-slots.ts';
import { limitParam, membersParam, orderParam, periodParam } from '../param-schemas.ts';
import { orderSlot } from '../reading-slots.ts';
import { labelColumn, metricColumn } from '../result-columns.ts';
import { thresholdBindings, thresholdParams } from '../threshold-params.ts';

const CONTEXT = ['total_claims', 'total_charges', 'variance_pct', 'payer_paid_pct'];

/** The ranked metric's own columns; empty where the context columns show it already. */
const LEAD: Readonly<Record<ClaimsMetric, string>> = {
  total_claims: '',
  total_charges: '',
  total_payments: 'metric_value as total_payments, metric_withheld as total_payments_withheld,',
  payer_paid: 'metric_value as payer_paid, metric_withheld as payer_paid_withheld,',
  patient_paid: 'metric_value as patient_paid, metric_withheld as patient_paid_withheld,',
  net_variance: 'metric_value as net_variance, metric_withheld as net_variance_withheld,',
  variance_pct: '',
  payer_paid_pct: '',
  underpaid_claims: 'metric_value as underpaid_claims, metric_withheld as underpaid_claims_withheld,',
  overpaid_claims: 'metric_value as overpaid_claims, metric_withheld as overpaid_claims_withheld,',
  zero_pay_claims: 'metric_value as zero_pay_claims, metric_withheld as zero_pay_claims_withheld,',
  no_charge_claims: 'metric_value as no_charge_claims, metric_withheld as no_charge_claims_withheld,',
  matched_claims: 'metric_value as matched_claims, metric_withheld as matched_claims_withheld,',
  underpayment_rate: 'metric_value as underpayment_rate, metric_withheld as underpayment_rate_withheld,',
  charge_per_claim: 'metric_value as charge_per_claim, metric_withheld as charge_per_claim_withheld,',
  settlement_days_avg:
    'metric_value as settlement_days_avg, metric_withheld as settlement_days_avg_withheld,',
};

const metricSlot = Object.fromEntries(
  optionsOf(claimsMetrics).map((metric) => [
    metric,
    { ...claimsMetrics[metric], lead_columns: LEAD[metric] },
  ]),
);

export const payerRanking = defineTemplate({
  name: 'payer_ranking',
  version: 1,
  subject: 'payers',
  title: 'Payer ranking',
  description:
    'Payers ranked by any claims metric over a period, with claims, charges, variance % and payer paid %.',
  basis: 'service',
  fact: 'claims',
  params: z.strictObject({
    period: periodParam,
    metric: z.enum(optionsOf(claimsMetrics)),
    order: orderParam,
    limit: limitParam,
    payers: membersParam,
    ...thresholdParams,
  }),
  slots: { metric: metricSlot, order: orderSlot },
  bindings: {
    tiles: { kind: 'tiles', family: 'claims_by_payer', param: 'period' },
    payers: { kind: 'members', param: 'payers' },
    row_limit: { kind: 'number', param: 'limit', default: 10 },
    ...thresholdBindings,
  },
  tables: ['claims_by_payer'],
  columns: ({ metric }) => [
    labelColumn('payer'),
    metricColumn(metric),
    ...CONTEXT.filter((name) => name !== metric).map(metricColumn),
  ],
  primaryColumn: ({ metric }) => metric,
  synonyms: [
    'ranking',
    'rank payers',
    'which payer',
    'top payers',
    'bottom payers',
    'best payer',
    'worst payer',
    'most',
    'least',
    'highest',
    'lowest',
    'largest',
    'smallest',
    'slowest',
    'fastest',
    'leaderboard',
  ],
  examples: [
    'Which payer underpaid us most last quarter?',
    'Top 5 payers by payments in 2025',
    'Which payer takes longest to pay?',
    'Lowest payer paid % in the last 12 months',
    'Who had the most zero-pay claims in March 2025?',
  ],
  chart: { kind: 'bar', category: 'payer' },
});
