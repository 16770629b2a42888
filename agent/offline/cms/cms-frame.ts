import type { ReimbursementMetric } from '../../../sql/templates/cms-slots.ts';
import type { TemplateCall } from '../../plan.ts';
import { type FormatFrame, spokenParams } from '../formats/format-frame.ts';

export type CmsBy = 'claim_type' | 'state' | 'age_band' | 'fraud_flag' | 'provider' | 'condition';

export type CmsSubject = 'signals' | 'changes' | 'review' | 'conditions' | 'freshness';

/** What can be spoken of: the metrics of claims, and what only signals and conditions have. */
export type CmsMetric =
  | ReimbursementMetric
  | 'reimbursed_vs_peers_pct'
  | 'condition_share'
  /** “Per claim”, of whatever stands beside it. */
  | 'per_claim';

/** The filter each dimension is named by in a call; a condition is an option of its own. */
export const FILTER_OF = {
  claim_type: 'claim_types',
  state: 'states',
  age_band: 'age_bands',
  fraud_flag: 'fraud_flags',
  provider: 'providers',
} as const satisfies Record<Exclude<CmsBy, 'condition'>, string>;

/** One question about Medicare claims, understood. */
export type CmsFrame = FormatFrame<CmsSubject, CmsMetric, CmsBy>;

const BY_TEMPLATE: Readonly<Record<string, CmsBy>> = {
  provider_costs: 'provider',
  reimbursed_provider_signals: 'provider',
  chronic_condition_mix: 'condition',
  chronic_condition_trend: 'condition',
};

const SUBJECTS: Readonly<Record<string, CmsSubject>> = {
  reimbursed_provider_signals: 'signals',
  claims_to_review: 'review',
  reimbursement_changes: 'changes',
};

/** What the call of the turn before said, so that a fragment can change a part of it. */
export function cmsFrameOf(call: TemplateCall): CmsFrame {
  const { template, params } = call;
  const split = params['by'] ?? params['split'];
  const spoken = spokenParams<CmsMetric, CmsBy>(call, { ...FILTER_OF, condition: 'conditions' });
  const condition = params['condition'];
  return {
    ...spoken,
    metrics: spoken.metrics.length > 0 ? spoken.metrics : ((call.focus ?? []) as CmsMetric[]),
    members:
      condition === undefined || condition === 'all'
        ? spoken.members
        : { ...spoken.members, condition: [String(condition)] },
    subject: SUBJECTS[template] ?? null,
    by: BY_TEMPLATE[template] ?? (split === undefined || split === 'none' ? null : (split as CmsBy)),
    trend: /_trend$/.test(template),
    change: /_comparison$/.test(template),
    also: [],
  };
}
