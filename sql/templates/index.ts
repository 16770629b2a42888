import { dataFreshness } from './catalog/data_freshness.ts';
import { coverageRateByPayer } from './coverage/coverage_rate_by_payer.ts';
import { coverageSummary } from './coverage/coverage_summary.ts';
import { payerMedicationReview } from './coverage/payer_medication_review.ts';
import { payerPatientSplit } from './coverage/payer_patient_split.ts';
import { topMedications } from './coverage/top_medications.ts';
import type { TemplateDefinition } from './define-template.ts';
import { contractReview } from './payers/contract_review.ts';
import { exceptionMix } from './payers/exception_mix.ts';
import { latePayments } from './payers/late_payments.ts';
import { payerRanking } from './payers/payer_ranking.ts';
import { payerScorecard } from './payers/payer_scorecard.ts';
import { paymentsTrend } from './payers/payments_trend.ts';
import { periodComparison } from './payers/period_comparison.ts';
import { agingByOrganization } from './receivables/aging_by_organization.ts';
import { agingByPayer } from './receivables/aging_by_payer.ts';
import { hotspots } from './receivables/hotspots.ts';
import { receivablesSummary } from './receivables/receivables_summary.ts';

/** Every template there is: being listed here is being vetted, and nothing else can be run. */
export const templates: readonly TemplateDefinition[] = [
  payerScorecard,
  paymentsTrend,
  payerRanking,
  periodComparison,
  exceptionMix,
  contractReview,
  latePayments,
  coverageSummary,
  coverageRateByPayer,
  payerPatientSplit,
  topMedications,
  payerMedicationReview,
  receivablesSummary,
  agingByPayer,
  agingByOrganization,
  hotspots,
  dataFreshness,
];

export function templateNamed(name: string): TemplateDefinition | undefined {
  return templates.find((template) => template.name === name);
}
