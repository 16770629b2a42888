import { composeCoverageSummary } from './coverage-summary.ts';
import { composeDataFreshness } from './data-freshness.ts';
import type { Composer } from './draft.ts';
import { composeExceptionMix } from './exception-mix.ts';
import { composeGeneric } from './generic.ts';
import { composePayerRanking } from './payer-ranking.ts';
import { composePayerScorecard } from './payer-scorecard.ts';
import { composePaymentsTrend } from './payments-trend.ts';
import { composePeriodComparison } from './period-comparison.ts';
import { composeCoverageRateByPayer, composeTopMedications } from './ranking.ts';
import { composeReceivablesSummary } from './receivables-summary.ts';

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
  data_freshness: composeDataFreshness,
};

/** The composer of a template; one without its own gets the generic text. */
export const composerFor = (template: string): Composer => COMPOSERS[template] ?? composeGeneric;
