import type { SubmissionMetric } from '../../../sql/templates/billing-slots.ts';
import type { TemplateCall } from '../../plan.ts';
import { type FormatFrame, spokenParams } from '../formats/format-frame.ts';

export type BillingBy = 'payer' | 'location' | 'procedure_group' | 'diagnosis_group' | 'provider';

export type BillingSubject = 'status' | 'work' | 'aging' | 'later' | 'freshness';

/** What came later is told by the month it was first shown. */
export const ARRIVALS = 'cue:arrivals';

/** A share is asked for, not a number. */
export const PERCENT = 'cue:percent';

/** The filter each dimension is named by in a call. */
export const FILTER_OF = {
  payer: 'payers',
  location: 'locations',
  procedure_group: 'procedure_groups',
  diagnosis_group: 'diagnosis_groups',
  provider: 'providers',
} as const satisfies Record<BillingBy, string>;

/** One question about billing files, understood. */
export type BillingFrame = FormatFrame<BillingSubject, SubmissionMetric, BillingBy>;

const SUBJECT_OF: Readonly<Record<string, BillingSubject>> = {
  status_mix: 'status',
  rejections_to_work: 'work',
  later_decisions: 'later',
};

/** What the call of the turn before said, so that a fragment can change a part of it. */
export function billingFrameOf(call: TemplateCall): BillingFrame {
  const { template, params } = call;
  const split = params['split'] ?? params['by'];
  return {
    ...spokenParams<SubmissionMetric, BillingBy>(call, FILTER_OF),
    subject: SUBJECT_OF[template] ?? null,
    by:
      template === 'submission_providers'
        ? 'provider'
        : split === undefined || split === 'none' || split === 'change_month'
          ? null
          : (split as BillingBy),
    trend: template === 'submission_trend',
    change: template === 'submission_comparison',
    also: split === 'change_month' ? [ARRIVALS] : [],
  };
}
