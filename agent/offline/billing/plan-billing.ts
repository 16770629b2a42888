import type { SubmissionMetric } from '../../../sql/templates/billing-slots.ts';
import { isSubmissionTemplate } from '../../submission-question.ts';
import type { FormatLanguage } from '../formats/plan-format.ts';
import { lastQuarters, periodParam } from '../published-months.ts';
import { billingCalls } from './billing-calls.ts';
import { type BillingBy, type BillingSubject, billingFrameOf } from './billing-frame.ts';
import { BILLING_TOPICS } from './billing-lexicon.ts';
import { BILLING_READER } from './read-billing.ts';

/** How questions about a release of billing files are read and answered. */
export const BILLING: FormatLanguage<BillingSubject, SubmissionMetric, BillingBy> = {
  reader: BILLING_READER,
  topics: BILLING_TOPICS,
  usual: (published) => {
    const period = periodParam([lastQuarters(1, published)]);
    return [
      { template: 'submission_scorecard', params: { period, by: 'payer' } },
      { template: 'status_mix', params: { period, by: 'payer' } },
      { template: 'rejections_to_work', params: { period, by: 'procedure_group' } },
      {
        template: 'submission_scorecard',
        params: { period, by: 'location', metric: 'rejection_rate', order: 'highest' },
      },
    ];
  },
  owns: isSubmissionTemplate,
  frameOf: billingFrameOf,
  stays: (dimension) => dimension === 'payer',
  apart: (by, members) => {
    // A payer that is named is a filter, and so is the location of providers.
    const rest = by.filter(
      (name) =>
        !(
          members[name] !== undefined &&
          (name === 'payer' || (name === 'location' && by.includes('provider')))
        ),
    );
    return rest.length < 2
      ? null
      : 'Payers, locations, providers, procedures and diagnoses are shown one at a time; a table of locations, procedures or diagnoses can be asked for one payer.';
  },
  choose: billingCalls,
  withoutBrief: (brief) => (brief?.about === 'coverage' ? BILLING_TOPICS[0]!.reason : null),
  limited: 'Limits apply to one amount or rate of payers, locations, procedures or diagnoses.',
};
