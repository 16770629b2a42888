import type { SubmissionMetric } from '../../../sql/templates/billing-slots.ts';
import { type BillingFrame, PERCENT } from './billing-frame.ts';

/** The published share that stands for a number. */
const SHARE_OF: Readonly<Partial<Record<SubmissionMetric, SubmissionMetric>>> = {
  rejected_claims: 'rejection_rate',
  pending_claims: 'pending_rate',
  approved_claims: 'approval_rate',
  paid_amount: 'paid_pct',
  rejected_amount: 'rejected_pct',
};

const isShare = (metric: SubmissionMetric): boolean => /_rate$|_pct$/.test(metric);

/** What is said where a share of anything else is asked for. */
export const NO_SHARE =
  'Shares are published as approval, rejection and pending rates of claims, and as what was paid and rejected of what was claimed; of the rest there are numbers.';

/** A frame whose numbers are shares where shares are asked for; null where one of them has none. */
export function asShares(frame: BillingFrame): BillingFrame | null {
  if (!frame.also.includes(PERCENT)) return frame;
  // “Percent of claims rejected”: the claims are what the share is of.
  const told = frame.metrics.some((metric) => isShare(metric) || SHARE_OF[metric] !== undefined);
  const metrics = frame.metrics
    .filter((metric) => !(told && (metric === 'total_claims' || metric === 'claimed_amount')))
    .map((metric) => (isShare(metric) ? metric : SHARE_OF[metric]));
  return metrics.some((metric) => metric === undefined)
    ? null
    : { ...frame, metrics: [...new Set(metrics as SubmissionMetric[])] };
}
