import { dataFreshness } from './catalog/data_freshness.ts';
import { coverageRateByPayer } from './coverage/coverage_rate_by_payer.ts';
import { coverageSummary } from './coverage/coverage_summary.ts';
import { topMedications } from './coverage/top_medications.ts';
import type { TemplateDefinition } from './define-template.ts';
import { exceptionMix } from './payers/exception_mix.ts';
import { latePayments } from './payers/late_payments.ts';
import { payerRanking } from './payers/payer_ranking.ts';
import { payerScorecard } from './payers/payer_scorecard.ts';
import { paymentsTrend } from './payers/payments_trend.ts';
import { periodComparison } from './payers/period_comparison.ts';
import { receivablesSummary } from './receivables/receivables_summary.ts';

/** Every template there is: being listed here is being vetted, and nothing else can be run. */
export const templates: readonly TemplateDefinition[] = [
  payerScorecard,
  paymentsTrend,
  payerRanking,
  periodComparison,
  exceptionMix,
  latePayments,
  coverageSummary,
  coverageRateByPayer,
  topMedications,
  receivablesSummary,
  dataFreshness,
];

export function templateNamed(name: string): TemplateDefinition | undefined {
  return templates.find((template) => template.name === name);
}
