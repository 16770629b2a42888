import { providerCostMetrics } from '../../../sql/templates/cms/provider_costs.ts';
import { signalMetrics } from '../../../sql/templates/cms/reimbursed_provider_signals.ts';
import { type FormatChoice, fit, refuse, withPeriod } from '../formats/format-choice.ts';
import { lastYears, type PublishedMonths, periodParam } from '../published-months.ts';
import type { CmsFrame } from './cms-frame.ts';
import { filtersOf, ranking } from './cms-params.ts';

/** A state is where beneficiaries live, not where a provider stands. */
export const PROVIDERS_APART =
  'Providers are published with their claim type and flag, not by state or age; a state is where beneficiaries live.';

/** Providers by what they cost, or against their peers; both by whole years. */
export function providers(frame: CmsFrame, published: PublishedMonths): FormatChoice {
  const { metrics, members } = frame;
  const year = periodParam([lastYears(1, published)]);
  const usual = [
    { template: 'provider_costs', params: { period: year } },
    { template: 'reimbursed_provider_signals', params: { period: year } },
  ];
  if (members['state'] || members['age_band']) return refuse(PROVIDERS_APART, usual);
  if (frame.trend || frame.change)
    return refuse('Providers are published by whole years, one beside the other.', usual);
  const [metric] = metrics;
  // What only signals show is asked of them, whether or not peers are spoken of.
  const isSignal =
    frame.subject === 'signals' ||
    metrics.some((one) => one in signalMetrics && !(one in providerCostMetrics));
  // “Reimbursed above peers” is measured per claim.
  const asked = isSignal
    ? metrics.filter((one) => one !== 'reimbursed_amount' && one !== 'total_claims')
    : metrics;
  const known = isSignal ? signalMetrics : providerCostMetrics;
  if (asked.some((one) => !(one in known)))
    return refuse('Of providers, claims, beneficiaries, dollars, days and signals are published.', usual);
  const limits = Object.keys(frame.limits).length > 0;
  if (isSignal && limits)
    return refuse('Signals are ranked without a limit; limits apply to what providers cost.', usual);
  const filters = filtersOf(frame, ['claim_type', 'fraud_flag', 'provider']);
  return withPeriod(fit(frame, lastYears(1, published), 'year', true, published), (period) => [
    {
      template: isSignal ? 'reimbursed_provider_signals' : 'provider_costs',
      params: { period, ...ranking(frame, isSignal ? asked[0] : metric), ...filters },
      ...(asked.length > 1 ? { focus: [...asked] } : {}),
    },
  ]);
}
