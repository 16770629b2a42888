import { z } from 'zod';
import type { Slot } from './define-template.ts';
import { membersParam } from './param-schemas.ts';

// As in `metric-slots.ts`: every metric is worked out from two sums over published cells, and inherits their marks.
const SUM = 'sum(amount)';
const PERCENT = 'round(100 * sum(amount) / nullif(sum(base), 0), 4)';
const DOLLARS_EACH = 'round(sum(amount) / nullif(sum(base), 0), 2)';
const MEAN = 'round(sum(amount) / nullif(sum(base), 0), 4)';
// Distinct beneficiaries cannot be added up: they are shown for one published cell only.
const ONE_CELL = 'case when sum(1) = 1 then sum(amount) end';
const MEAN_OF_ONE_CELL = 'case when sum(1) = 1 then round(sum(amount) / nullif(sum(base), 0), 4) end';

/** Which rows a metric is of: all claims, whose margin stands for the whole. */
const OF_CLAIMS = { rows: '1 = 1', whole: "'(all)'" };
/** A stay is an inpatient one: the margin counts outpatient claims as well. */
const OF_STAYS = { rows: "claim_type = 'Inpatient'", whole: "'Inpatient'" };

const summed = <T extends string>(name: T) => ({
  name,
  amount: name,
  base: '1',
  withheld: `${name}_withheld` as const,
  value: SUM,
  ...OF_CLAIMS,
});

/** What is published of Medicare claims by state, age and flag as well. */
export const groupedReimbursements = {
  total_claims: summed('total_claims'),
  beneficiaries: {
    ...OF_CLAIMS,
    name: 'beneficiaries',
    amount: 'persons',
    base: '1',
    withheld: 'persons_withheld',
    value: ONE_CELL,
  },
  claims_per_beneficiary: {
    ...OF_CLAIMS,
    name: 'claims_per_beneficiary',
    amount: 'total_claims',
    base: 'persons',
    withheld: 'total_claims_withheld or persons_withheld',
    value: MEAN_OF_ONE_CELL,
  },
  reimbursed_amount: summed('reimbursed_amount'),
  reimbursed_per_claim: {
    ...OF_CLAIMS,
    name: 'reimbursed_per_claim',
    amount: 'reimbursed_amount',
    base: 'total_claims',
    withheld: 'reimbursed_amount_withheld or total_claims_withheld',
    value: DOLLARS_EACH,
  },
  deductible_amount: summed('deductible_amount'),
} as const satisfies Slot;

/** The closed list of metrics of Medicare claims by type. */
export const reimbursementMetrics = {
  ...groupedReimbursements,
  inpatient_days: { ...summed('inpatient_days'), ...OF_STAYS },
  length_of_stay_avg: {
    ...OF_STAYS,
    name: 'length_of_stay_avg',
    amount: 'inpatient_days',
    base: 'total_claims',
    withheld: 'inpatient_days_withheld or total_claims_withheld',
    value: MEAN,
  },
  high_value_share: {
    ...OF_CLAIMS,
    name: 'high_value_share',
    amount: 'high_value_claims',
    base: 'total_claims',
    withheld: 'high_value_claims_withheld or total_claims_withheld',
    value: PERCENT,
  },
  claims_after_death: summed('claims_after_death'),
} as const satisfies Slot;

export type ReimbursementMetric = keyof typeof reimbursementMetrics;

/** One line of all claims, or one of each claim type. */
export const claimTypeSplit = {
  none: { label: "'All claims'", is_whole: '1 = 1', is_split: '1 = 0', columns: '' },
  claim_type: { label: 'claim_type', is_whole: '1 = 0', is_split: '1 = 1', columns: 'member as claim_type,' },
} as const satisfies Slot;

const OTHERS = {
  states: ":states = ''",
  age_bands: ":age_bands = ''",
  fraud_flags: ":fraud_flags = ''",
};

/** No member of another dimension than the table's own is asked for: they are published one at a time. */
const without = (own: keyof typeof OTHERS): string =>
  Object.entries(OTHERS)
    .filter(([param]) => param !== own)
    .map(([, condition]) => condition)
    .join(' and ');

/** What a table of Medicare claims is by, beside their type; `rows` keeps the margin over all members as the total. */
export const reimbursementGroups = {
  state: {
    family: 'reimbursements_by_claim_type_state',
    member: 'state',
    total: "'All states'",
    rows: `(:states = '' or contains(:states, '|' || state || '|') or state = '(all)') and ${without('states')}`,
  },
  age_band: {
    family: 'reimbursements_by_claim_type_age_band',
    member: 'age_band',
    total: "'All ages'",
    rows: `(:age_bands = '' or contains(:age_bands, '|' || age_band || '|') or age_band = '(all)') and ${without('age_bands')}`,
  },
  fraud_flag: {
    family: 'reimbursements_by_provider',
    member: 'fraud_flag',
    total: "'All providers'",
    rows: `provider = '(all)' and (:fraud_flags = '' or contains(:fraud_flags, '|' || fraud_flag || '|') or fraud_flag = '(all)') and ${without('fraud_flags')}`,
  },
} as const satisfies Slot;

const { state, age_band } = reimbursementGroups;

/** The groups that are published by quarter; flags of providers are by year. */
export const quarterlyGroups = { state, age_band } as const satisfies Slot;

const OWN = { state: 'states', age_band: 'age_bands', fraud_flag: 'fraud_flags' } as const;

/** Members of the dimension a table is by, and of claim types. */
export const reimbursementFilters = {
  claim_types: membersParam,
  states: membersParam,
  age_bands: membersParam,
  fraud_flags: membersParam,
};

export const reimbursementFilterBindings = {
  claim_types: { kind: 'members', param: 'claim_types' },
  states: { kind: 'members', param: 'states' },
  age_bands: { kind: 'members', param: 'age_bands' },
  fraud_flags: { kind: 'members', param: 'fraud_flags' },
} as const;

type Filters = Readonly<Partial<Record<keyof typeof reimbursementFilters, unknown>>>;

/** True unless members of another dimension than the table's own are named. */
export const isOneReimbursementGroup = (params: Filters & { readonly by: keyof typeof OWN }): boolean =>
  Object.values(OWN).every((filter) => filter === OWN[params.by] || params[filter] === undefined);

export const ONE_REIMBURSEMENT_GROUP =
  'states, ages and flags are published one at a time; name members of the one the table is by';

/** The chronic conditions of the beneficiary summary, by the measure that counts their claims. */
export const CONDITIONS = {
  alzheimers: 'Alzheimer’s disease',
  heart_failure: 'Heart failure',
  kidney_disease: 'Chronic kidney disease',
  cancer: 'Cancer',
  copd: 'COPD',
  depression: 'Depression',
  diabetes: 'Diabetes',
  ischemic_heart: 'Ischemic heart disease',
  osteoporosis: 'Osteoporosis',
  arthritis: 'Arthritis',
  stroke: 'Stroke',
} as const;

export type Condition = keyof typeof CONDITIONS;

/** One condition, or each of them on a row of its own. */
export const conditionParam = z.enum(['all', ...(Object.keys(CONDITIONS) as Condition[])]).default('all');
