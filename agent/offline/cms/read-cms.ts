import type { FormatReader } from '../formats/read-format.ts';
import type { CmsBy, CmsMetric, CmsSubject } from './cms-frame.ts';

/** How the words of a question about Medicare claims become a frame. */
export const CMS_READER: FormatReader<CmsSubject, CmsMetric, CmsBy> = {
  base: { dimension: 'claim_type', plural: 'claim types' },
  // Conditions last: a mix of them by claim type is split by that.
  dimensions: ['provider', 'state', 'age_band', 'fraud_flag', 'claim_type', 'condition'],
  badWhenHigh: new Set([
    'reimbursed_amount',
    'reimbursed_per_claim',
    'length_of_stay_avg',
    'high_value_share',
    'claims_after_death',
  ]),
  // “How many stays”, “how many were paid” count claims.
  countOf: { length_of_stay_avg: 'total_claims', reimbursed_amount: 'total_claims' },
  amountOf: {},
  subjectOf: (has) => {
    if (has('cue:freshness')) return 'freshness';
    if (has('cue:changes')) return 'changes';
    if (has('cue:signals')) return 'signals';
    if (has('cue:review')) return 'review';
    return has('by:condition') || has('cue:condition') ? 'conditions' : null;
  },
};
