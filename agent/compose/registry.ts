import { composeChargesAgainstVariance } from './charges-against-variance.ts';
import { composeContractReview } from './contract-review.ts';
import { composeCoverageSummary } from './coverage-summary.ts';
import { composeDataFreshness } from './data-freshness.ts';
import type { Composer } from './draft.ts';
import { composeExceptionMix } from './exception-mix.ts';
import { composeGeneric } from './generic.ts';
import { composeLaterDecisions } from './later-decisions.ts';
import { composePayerPatientSplit } from './payer-patient-split.ts';
import { composePayerRanking } from './payer-ranking.ts';
import { composePayerScorecard } from './payer-scorecard.ts';
import { composePaymentsTrend } from './payments-trend.ts';
import { composePeriodComparison } from './period-comparison.ts';
import {
  composeClaimsAfterDeath,
  composeMedicationReview,
  composePerformance,
  composeProviderRanking,
  composeProviderSignals,
  composeWithTotal,
} from './ranked-members.ts';
import { composeCoverageRateByPayer, composeRanked, composeTopMedications, orderOf } from './ranking.ts';
import { composeAging, composeHotspots, composePriorityMix } from './receivables-segments.ts';
import { composeReceivablesSummary } from './receivables-summary.ts';
import {
  composeClaimsToReview,
  composeConditionMix,
  composeConditionTrend,
  composeProviderCosts,
  composeReimbursedSignals,
  composeReimbursementChanges,
  composeReimbursementGroup,
  composeReimbursementSummary,
} from './reimbursements.ts';
import { composeShare } from './share-of-total.ts';
import {
  composeRejections,
  composeStatusMix,
  composeSubmissionProviders,
  composeSubmissions,
} from './submissions.ts';

const COMPOSERS: Readonly<Record<string, Composer>> = {
  payer_scorecard: composePayerScorecard,
  payments_trend: composePaymentsTrend,
  payer_ranking: composePayerRanking,
  period_comparison: composePeriodComparison,
  exception_mix: composeExceptionMix,
  coverage_summary: composeCoverageSummary,
  coverage_rate_by_payer: composeCoverageRateByPayer,
  top_medications: composeTopMedications,
  receivables_summary: composeReceivablesSummary,
  charges_against_variance: composeChargesAgainstVariance,
  underpayment_rate: composeWithTotal,
  settlement_days: composeWithTotal,
  contract_review: composeContractReview,
  encounter_class_performance: composePerformance,
  organization_performance: composePerformance,
  group_trend: composePaymentsTrend,
  group_comparison: composePeriodComparison,
  payer_share: composeShare,
  group_share: composeShare,
  coverage_ranking: (view) => composeRanked(view, view.primary, orderOf(view)),
  coverage_trend: composePaymentsTrend,
  payer_patient_split: composePayerPatientSplit,
  payer_medication_review: composeMedicationReview,
  medication_share: composeShare,
  medication_trend: composePaymentsTrend,
  aging_by_payer: composeAging,
  aging_by_organization: composeAging,
  priority_mix: composePriorityMix,
  hotspots: composeHotspots,
  receivables_share: composeShare,
  provider_ranking: composeProviderRanking,
  provider_signals: composeProviderSignals,
  specialty_signals: composeWithTotal,
  claims_after_death: composeClaimsAfterDeath,
  submission_scorecard: composeSubmissions,
  submission_amounts: composeSubmissions,
  submission_providers: composeSubmissionProviders,
  submission_trend: composePaymentsTrend,
  submission_comparison: composePeriodComparison,
  status_mix: composeStatusMix,
  rejections_to_work: composeRejections,
  later_decisions: composeLaterDecisions,
  reimbursement_summary: composeReimbursementSummary,
  reimbursement_trend: composePaymentsTrend,
  reimbursement_group_trend: composePaymentsTrend,
  reimbursement_comparison: composePeriodComparison,
  reimbursement_group_comparison: composePeriodComparison,
  reimbursement_by_group: composeReimbursementGroup,
  chronic_condition_mix: composeConditionMix,
  chronic_condition_trend: composeConditionTrend,
  provider_costs: composeProviderCosts,
  reimbursed_provider_signals: composeReimbursedSignals,
  claims_to_review: composeClaimsToReview,
  reimbursement_changes: composeReimbursementChanges,
  data_freshness: composeDataFreshness,
};

/** The composer of a template; one without its own gets the generic text. */
export const composerFor = (template: string): Composer => COMPOSERS[template] ?? composeGeneric;
