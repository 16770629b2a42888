import type { SubmissionMetric } from '../../../sql/templates/billing-slots.ts';
import type { FormatReader } from '../formats/read-format.ts';
import { ARRIVALS, type BillingBy, type BillingSubject, PERCENT } from './billing-frame.ts';

/** How the words of a question about billing files become a frame. */
export const BILLING_READER: FormatReader<BillingSubject, SubmissionMetric, BillingBy> = {
  base: { dimension: 'payer', plural: 'payers' },
  dimensions: ['location', 'procedure_group', 'diagnosis_group', 'provider', 'payer'],
  badWhenHigh: new Set([
    'rejection_rate',
    'rejected_amount',
    'rejected_claims',
    'rejected_pct',
    'pending_rate',
    'pending_claims',
    'outstanding_amount',
  ]),
  countOf: {
    approval_rate: 'approved_claims',
    rejection_rate: 'rejected_claims',
    pending_rate: 'pending_claims',
    paid_amount: 'paid_claims',
  },
  amountOf: { rejection_rate: 'rejected_amount', pending_rate: 'outstanding_amount' },
  ofDollar: 'paid_pct',
  worsens: 'rejection_rate',
  also: [ARRIVALS, PERCENT],
  subjectOf: (has, metrics) => {
    if (has('cue:freshness')) return 'freshness';
    if (has('cue:later')) return 'later';
    if (has('cue:work')) return 'work';
    if (has('cue:status')) return 'status';
    return has('cue:aging') && metrics.every((metric) => metric === 'outstanding_amount') ? 'aging' : null;
  },
};
