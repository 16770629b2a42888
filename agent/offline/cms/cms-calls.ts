import {
  groupedReimbursements,
  quarterlyGroups,
  type ReimbursementMetric,
  reimbursementMetrics,
} from '../../../sql/templates/cms-slots.ts';
import { done, type FormatChoice, fit, refuse, withPeriod } from '../formats/format-choice.ts';
import { usualSpan } from '../formats/usual-span.ts';
import type { Grain } from '../frame.ts';
import type { MonthRange } from '../months.ts';
import { lastQuarters, lastYears, type PublishedMonths, periodParam } from '../published-months.ts';
import { comparison } from './cms-comparison.ts';
import type { CmsBy, CmsFrame, CmsMetric } from './cms-frame.ts';
import { NO_SHARE } from './cms-lexicon.ts';
import { filtersOf, ranking } from './cms-params.ts';
import { cellGrain, coarsestGrain, isDistinct, trend } from './cms-trend.ts';
import { conditions } from './condition-calls.ts';
import { providers } from './provider-calls.ts';

export const LIMITED = 'Limits apply to one amount or average of states, age bands, flags or providers.';

const SUMMARY: ReadonlySet<string> = new Set([
  'total_claims',
  'beneficiaries',
  'reimbursed_amount',
  'reimbursed_per_claim',
  'deductible_amount',
  'inpatient_days',
  'length_of_stay_avg',
]);
const REVIEW: ReadonlySet<string> = new Set(['claims_after_death', 'high_value_share']);

/** Chooses calls for a frame; every part of it is used by a call, or the choice says why not. */
export function cmsCalls(asked: CmsFrame, published: PublishedMonths): FormatChoice {
  const frame = perClaim(asked);
  if (frame === null)
    return refuse('Of averages per claim, what Medicare reimbursed is published.', [
      { template: 'reimbursement_summary', params: { period: lastQuarter(published) } },
    ]);
  const { subject, by, members, metrics } = frame;
  if (subject === 'freshness') return done([{ template: 'data_freshness', params: {} }]);
  const types = filtersOf(frame, ['claim_type']);
  if (subject === 'changes') {
    // Changes come to quarters of any age.
    const usual = { from: usualSpan('year', published).from, to: lastQuarters(1, published).to };
    return withPeriod(fit(frame, usual, 'quarter', false, published), (period) => [
      { template: 'reimbursement_changes', params: { period, ...types } },
    ]);
  }
  const ofConditions = subject === 'conditions' || by === 'condition' || members['condition'] !== undefined;
  const mix = {
    template: 'chronic_condition_mix',
    params: { period: lastQuarter(published) },
  };
  if (ofConditions)
    return by === null || by === 'condition' || by === 'claim_type'
      ? conditions(frame, published)
      : refuse(OF_ALL, [mix]);
  // “Share of high-value claims” is a share as it is.
  const hasOwnShare = metrics.some((metric) => REVIEW.has(metric));
  if (metrics.includes('condition_share')) {
    if (!hasOwnShare) return refuse(NO_SHARE, [mix]);
    return cmsCalls(
      { ...frame, metrics: metrics.filter((metric) => metric !== 'condition_share') },
      published,
    );
  }
  if (subject === 'signals' || by === 'provider' || members['provider']) return providers(frame, published);
  const groups = (['state', 'age_band', 'fraud_flag'] as const).filter(
    (name) => by === name || members[name] !== undefined,
  );
  const [group, ...others] = groups;
  if (others.length > 0) {
    return refuse('States, ages and flags are published one at a time; ask for them one by one.', [
      byGroup(group!, lastQuarters(1, published)),
      byGroup(others[0]!, lastQuarters(1, published)),
    ]);
  }
  if (group !== undefined) return ofGroup(frame, group, published);
  if (Object.keys(frame.limits).length > 0)
    return refuse(LIMITED, [byGroup('state', lastQuarters(1, published))]);
  return ofTypes(frame, published);
}

/** “Cost per claim”, said apart: “do they cost more per claim?”; null where anything else is averaged. */
function perClaim(frame: CmsFrame): CmsFrame | null {
  if (!frame.metrics.includes('per_claim')) return frame;
  const rest = frame.metrics.filter((metric) => metric !== 'per_claim' && metric !== 'total_claims');
  const others = rest.filter((metric) => metric !== 'reimbursed_amount' && metric !== 'reimbursed_per_claim');
  return others.length > 0 ? null : { ...frame, metrics: ['reimbursed_per_claim'] };
}

const OF_ALL = 'Chronic conditions are published of all claims and by claim type.';

const lastQuarter = (published: PublishedMonths) => periodParam([lastQuarters(1, published)]);

const byGroup = (by: CmsBy, ...ranges: readonly MonthRange[]) => ({
  template: 'reimbursement_by_group',
  params: { period: periodParam(ranges), by },
});

const isPublished = (metric: CmsMetric): metric is ReimbursementMetric => metric in reimbursementMetrics;

/** Of all claims or by their type. */
function ofTypes(frame: CmsFrame, published: PublishedMonths): FormatChoice {
  const types = filtersOf(frame, ['claim_type']);
  const split = frame.by === 'claim_type' ? 'claim_type' : 'none';
  const metrics = frame.metrics.filter(isPublished);
  if (frame.change) {
    return comparison(frame, published, metrics, finest(metrics), (metric) => ({
      template: 'reimbursement_comparison',
      params: { metric, split, ...types },
    }));
  }
  const reviewed = metrics.some((metric) => REVIEW.has(metric));
  if (frame.trend)
    return trend(frame, published, { template: 'reimbursement_trend', params: { split, ...types } });
  if (frame.subject === 'review' || reviewed) {
    if (metrics.some((metric) => !REVIEW.has(metric) && metric !== 'total_claims'))
      return refuse('Claims to review are published by claim type beside the number of claims.', [
        { template: 'claims_to_review', params: { period: periodParam([lastYears(1, published)]) } },
      ]);
    return withPeriod(fit(frame, lastYears(1, published), 'year', true, published), (period) => [
      {
        template: 'claims_to_review',
        params: { period, ...types },
        ...(metrics.length > 0 ? { focus: [...metrics] } : {}),
      },
    ]);
  }
  const fitted = fit(frame, lastQuarters(1, published), 'month', false, published);
  if (metrics.some(isDistinct) && fitted.kind === 'fits') {
    const grain = cellGrain(fitted.ranges);
    if (grain === null || metrics.includes('claims_per_beneficiary'))
      return trend(
        { ...frame, grain: frame.grain ?? grain ?? coarsestGrain(fitted.ranges) },
        published,
        { template: 'reimbursement_trend', params: { split, ...types } },
        grain === null ? ['Distinct beneficiaries cannot be added up: shown for each period.'] : [],
      );
  }
  const unknown = metrics.filter((metric) => !SUMMARY.has(metric));
  if (unknown.length > 0)
    return trend(frame, published, { template: 'reimbursement_trend', params: { split, ...types } });
  return withPeriod(fitted, (period) => [
    {
      template: 'reimbursement_summary',
      params: { period, ...types },
      ...(metrics.length > 0 ? { focus: [...metrics] } : {}),
    },
  ]);
}

/** The finest grain at which all of the metrics are published. */
function finest(metrics: readonly CmsMetric[]): Grain {
  if (metrics.includes('claims_after_death')) return 'year';
  return metrics.includes('high_value_share') ? 'quarter' : 'month';
}

/** By state, age band or flag. */
function ofGroup(
  frame: CmsFrame,
  group: 'state' | 'age_band' | 'fraud_flag',
  published: PublishedMonths,
): FormatChoice {
  const years = group === 'fraud_flag';
  const span = years ? lastYears(1, published) : lastQuarters(1, published);
  const filters = filtersOf(frame, ['claim_type', group]);
  if (frame.metrics.some((metric) => !(metric in groupedReimbursements))) {
    return refuse(
      'By state, age and flag, claims, beneficiaries, deductibles and what was reimbursed are published; the rest is by claim type.',
      [
        byGroup(group, span),
        { template: 'reimbursement_summary', params: { period: lastQuarter(published) } },
      ],
    );
  }
  const metrics = frame.metrics.filter((metric) => metric in groupedReimbursements) as ReimbursementMetric[];
  if ((frame.trend || frame.change) && !(group in quarterlyGroups)) {
    return refuse('Flags of providers are published by whole years, one beside the other.', [
      byGroup(group, span),
    ]);
  }
  if ((frame.trend || frame.change) && Object.keys(frame.limits).length > 0)
    return refuse(LIMITED, [byGroup(group, span)]);
  if (frame.change) {
    return comparison(frame, published, metrics, 'quarter', (metric) => ({
      template: 'reimbursement_group_comparison',
      params: { by: group, metric, ...filters },
    }));
  }
  if (frame.trend)
    return trend(frame, published, {
      template: 'reimbursement_group_trend',
      params: { by: group, ...filters },
    });
  const [metric] = metrics;
  return withPeriod(fit(frame, span, years ? 'year' : 'quarter', years, published), (period) => [
    {
      template: 'reimbursement_by_group',
      params: { period, by: group, ...ranking(frame, metric), ...filters },
      ...(metrics.length > 1 ? { focus: [...metrics] } : {}),
    },
  ]);
}
