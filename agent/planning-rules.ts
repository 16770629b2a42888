import type { SourceFormatName } from '../sql/templates/source-formats.ts';

/** What a planner is told of the files that a release stands on: the placeholders of `prompts/plan.md` by their names. */
interface PlanningRules {
  /** Filters as examples, in backticks. */
  readonly filters: string;
  /** Rules of the subject, each a line of the list. */
  readonly own_rules: string;
  /** A member, as somebody would name it in a follow-up. */
  readonly member: string;
  /** Who is never told apart. */
  readonly people: string;
}

const LEADER =
  '- `payers: ["leader_0"]` is whoever comes first in the result of your call 0: "which payer … most, and is it …".';

/** The same reading of “before” as the offline planner's, `offline/than-before.ts`. */
const BEFORE =
  '- "Less than before", "than they used to" with no period: compare the last quarter with the same one a year before, or with the one before it where the data are younger.';

/** By the source of the release; the agent speaks of what its files hold, and of nothing else. */
export const PLANNING_RULES: Readonly<Record<SourceFormatName, PlanningRules>> = {
  synthea: {
    filters: '`payers`, `medications`',
    own_rules: [
      LEADER,
      BEFORE,
      '- "Underpaid us most" without a named metric is net_variance, lowest first.',
      '- "Per dollar billed", "what share of charges comes back" is payer_paid_pct, with variance_pct beside it; "pays us less" is payer_paid with payer_paid_pct beside it.',
    ].join('\n'),
    member: 'Medicaid',
    people: 'Patients',
  },
  billing: {
    filters: '`payers`, `locations`',
    own_rules: [
      LEADER,
      BEFORE,
      '- "Per dollar billed" is paid_pct.',
      '- "Denied us most" without a named metric is rejection_rate, highest first. The files hold no medications.',
      '- Locations, procedure and diagnosis groups are asked one at a time; providers by whole years.',
    ].join('\n'),
    member: 'Medicaid',
    people: 'Patients',
  },
  cms: {
    filters: '`claim_types`, `states`',
    own_rules: [
      BEFORE,
      '- The claims are Medicare fee-for-service: there is no other insurer, no drug, no charge and no open balance.',
      '- "Costs most" without a named metric is reimbursed_amount, highest first.',
      '- Providers, flags and claims after death are by whole years; conditions and high-value shares by quarters.',
      '- Beneficiaries are distinct within one month, quarter or year and never added up: ask for a trend of several.',
    ].join('\n'),
    member: 'inpatient',
    people: 'Beneficiaries',
  },
};
