import { laterDecisions } from './billing/later_decisions.ts';
import { rejectionsToWork } from './billing/rejections_to_work.ts';
import { statusMix } from './billing/status_mix.ts';
import { submissionAmounts } from './billing/submission_amounts.ts';
import { submissionComparison } from './billing/submission_comparison.ts';
import { submissionProviders } from './billing/submission_providers.ts';
import { submissionScorecard } from './billing/submission_scorecard.ts';
import { submissionTrend } from './billing/submission_trend.ts';
import { dataFreshness } from './catalog/data_freshness.ts';
import { chronicConditionMix } from './cms/chronic_condition_mix.ts';
import { chronicConditionTrend } from './cms/chronic_condition_trend.ts';
import { claimsToReview } from './cms/claims_to_review.ts';
import { providerCosts } from './cms/provider_costs.ts';
import { reimbursedProviderSignals } from './cms/reimbursed_provider_signals.ts';
import { reimbursementByGroup } from './cms/reimbursement_by_group.ts';
import { reimbursementChanges } from './cms/reimbursement_changes.ts';
import { reimbursementComparison } from './cms/reimbursement_comparison.ts';
import { reimbursementGroupComparison } from './cms/reimbursement_group_comparison.ts';
import { reimbursementGroupTrend } from './cms/reimbursement_group_trend.ts';
import { reimbursementSummary } from './cms/reimbursement_summary.ts';
import { reimbursementTrend } from './cms/reimbursement_trend.ts';
import { coverageRanking } from './coverage/coverage_ranking.ts';
import { coverageRateByPayer } from './coverage/coverage_rate_by_payer.ts';
import { coverageSummary } from './coverage/coverage_summary.ts';
import { coverageTrend } from './coverage/coverage_trend.ts';
import { medicationShare } from './coverage/medication_share.ts';
import { medicationTrend } from './coverage/medication_trend.ts';
import { payerMedicationReview } from './coverage/payer_medication_review.ts';
import { payerPatientSplit } from './coverage/payer_patient_split.ts';
import { topMedications } from './coverage/top_medications.ts';
import type { TemplateDefinition } from './define-template.ts';
import { chargesAgainstVariance } from './payers/charges_against_variance.ts';
import { contractReview } from './payers/contract_review.ts';
import { encounterClassPerformance } from './payers/encounter_class_performance.ts';
import { exceptionMix } from './payers/exception_mix.ts';
import { groupComparison } from './payers/group_comparison.ts';
import { groupShare } from './payers/group_share.ts';
import { groupTrend } from './payers/group_trend.ts';
import { latePayments } from './payers/late_payments.ts';
import { organizationPerformance } from './payers/organization_performance.ts';
import { payerRanking } from './payers/payer_ranking.ts';
import { payerScorecard } from './payers/payer_scorecard.ts';
import { payerShare } from './payers/payer_share.ts';
import { paymentsTrend } from './payers/payments_trend.ts';
import { periodComparison } from './payers/period_comparison.ts';
import { reclassifiedClaims } from './payers/reclassified_claims.ts';
import { settlementDays } from './payers/settlement_days.ts';
import { underpaymentRate } from './payers/underpayment_rate.ts';
import { claimsAfterDeath } from './providers/claims_after_death.ts';
import { providerRanking } from './providers/provider_ranking.ts';
import { providerSignals } from './providers/provider_signals.ts';
import { specialtySignals } from './providers/specialty_signals.ts';
import { agingByOrganization } from './receivables/aging_by_organization.ts';
import { agingByPayer } from './receivables/aging_by_payer.ts';
import { hotspots } from './receivables/hotspots.ts';
import { priorityMix } from './receivables/priority_mix.ts';
import { receivablesShare } from './receivables/receivables_share.ts';
import { receivablesSummary } from './receivables/receivables_summary.ts';

/** Every template there is: being listed here is being vetted, and nothing else can be run. */
export const templates: readonly TemplateDefinition[] = [
  payerScorecard,
  paymentsTrend,
  payerRanking,
  periodComparison,
  exceptionMix,
  chargesAgainstVariance,
  underpaymentRate,
  settlementDays,
  contractReview,
  encounterClassPerformance,
  organizationPerformance,
  groupTrend,
  groupComparison,
  payerShare,
  groupShare,
  latePayments,
  reclassifiedClaims,
  coverageSummary,
  coverageRateByPayer,
  coverageRanking,
  coverageTrend,
  payerPatientSplit,
  topMedications,
  medicationTrend,
  payerMedicationReview,
  medicationShare,
  receivablesSummary,
  agingByPayer,
  agingByOrganization,
  priorityMix,
  hotspots,
  receivablesShare,
  providerRanking,
  providerSignals,
  specialtySignals,
  claimsAfterDeath,
  submissionScorecard,
  statusMix,
  rejectionsToWork,
  submissionTrend,
  submissionComparison,
  submissionAmounts,
  submissionProviders,
  laterDecisions,
  reimbursementSummary,
  reimbursementTrend,
  reimbursementComparison,
  reimbursementByGroup,
  reimbursementGroupTrend,
  reimbursementGroupComparison,
  chronicConditionMix,
  chronicConditionTrend,
  providerCosts,
  reimbursedProviderSignals,
  claimsToReview,
  reimbursementChanges,
  dataFreshness,
];

export function templateNamed(name: string): TemplateDefinition | undefined {
  return templates.find((template) => template.name === name);
}

/**
 * The templates that can be asked of a release: those whose tables it publishes.
 *
 * @param families names of the families of its manifest
 */
export function templatesOn(families: readonly { readonly name: string }[]): readonly TemplateDefinition[] {
  const published = new Set([...families.map(({ name }) => name), 'release_freshness']);
  return templates.filter(({ tables }) => tables.every((table) => published.has(table)));
}
