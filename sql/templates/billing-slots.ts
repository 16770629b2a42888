import type { Slot } from './define-template.ts';
import { membersParam } from './param-schemas.ts';

// As in `metric-slots.ts`: every metric is worked out from two sums over published cells, and inherits their marks.
const SUM = 'sum(amount)';
const PERCENT = 'round(100 * sum(amount) / nullif(sum(base), 0), 4)';
const DOLLARS_EACH = 'round(sum(amount) / nullif(sum(base), 0), 2)';

const summed = <T extends string>(name: T) => ({
  name,
  amount: name,
  base: '1',
  withheld: `${name}_withheld` as const,
  value: SUM,
});

/** The closed list of metrics of submitted claims. */
export const submissionMetrics = {
  total_claims: summed('total_claims'),
  claimed_amount: summed('claimed_amount'),
  paid_amount: summed('paid_amount'),
  outstanding_amount: summed('outstanding_amount'),
  rejected_amount: summed('rejected_amount'),
  adjusted_amount: summed('adjusted_amount'),
  approved_claims: summed('approved_claims'),
  paid_claims: summed('paid_claims'),
  partially_paid_claims: summed('partially_paid_claims'),
  rejected_claims: summed('rejected_claims'),
  pending_claims: summed('pending_claims'),
  approval_rate: {
    name: 'approval_rate',
    amount: 'approved_claims + paid_claims + partially_paid_claims',
    base: 'total_claims',
    withheld:
      'approved_claims_withheld or paid_claims_withheld or partially_paid_claims_withheld or total_claims_withheld',
    value: PERCENT,
  },
  rejection_rate: {
    name: 'rejection_rate',
    amount: 'rejected_claims',
    base: 'total_claims',
    withheld: 'rejected_claims_withheld or total_claims_withheld',
    value: PERCENT,
  },
  pending_rate: {
    name: 'pending_rate',
    amount: 'pending_claims',
    base: 'total_claims',
    withheld: 'pending_claims_withheld or total_claims_withheld',
    value: PERCENT,
  },
  paid_pct: {
    name: 'paid_pct',
    amount: 'paid_amount',
    base: 'claimed_amount',
    withheld: 'paid_amount_withheld or claimed_amount_withheld',
    value: PERCENT,
  },
  rejected_pct: {
    name: 'rejected_pct',
    amount: 'rejected_amount',
    base: 'claimed_amount',
    withheld: 'rejected_amount_withheld or claimed_amount_withheld',
    value: PERCENT,
  },
  claimed_per_claim: {
    name: 'claimed_per_claim',
    amount: 'claimed_amount',
    base: 'total_claims',
    withheld: 'claimed_amount_withheld or total_claims_withheld',
    value: DOLLARS_EACH,
  },
} as const satisfies Slot;

export type SubmissionMetric = keyof typeof submissionMetrics;

const among = (param: string, column: string): string =>
  `(:${param} = '' or contains(:${param}, '|' || ${column} || '|') or ${column} = '(all)')`;

const NO_OTHER = {
  payers: ":payers = ''",
  locations: ":locations = ''",
  procedure_groups: ":procedure_groups = ''",
  diagnosis_groups: ":diagnosis_groups = ''",
};

/** No member of another dimension than the table's own is asked for: statuses are published one dimension at a time. */
const without = (own: keyof typeof NO_OTHER): string =>
  Object.entries(NO_OTHER)
    .filter(([param]) => param !== own)
    .map(([, condition]) => condition)
    .join(' and ');

/** What a table of submitted claims is by; `rows` keeps the margin over all members as the total. */
export const submissionGroups = {
  payer: {
    family: 'submissions_by_payer',
    member: 'payer',
    total: "'All payers'",
    rows: `${among('payers', 'payer')} and ${without('payers')}`,
  },
  location: {
    family: 'submissions_by_payer_location',
    member: 'location',
    total: "'All locations'",
    rows: `payer = '(all)' and ${among('locations', 'location')} and ${without('locations')}`,
  },
  procedure_group: {
    family: 'submissions_by_payer_procedure',
    member: 'procedure_group',
    total: "'All procedures'",
    rows: `payer = '(all)' and ${among('procedure_groups', 'procedure_group')} and ${without('procedure_groups')}`,
  },
  diagnosis_group: {
    family: 'submissions_by_payer_diagnosis',
    member: 'diagnosis_group',
    total: "'All diagnoses'",
    rows: `payer = '(all)' and ${among('diagnosis_groups', 'diagnosis_group')} and ${without('diagnosis_groups')}`,
  },
} as const satisfies Slot;

/** What amounts are by where payers are chosen too: cells of a payer and a member. */
export const amountGroups = {
  location: { family: 'submissions_by_payer_location', member: 'location', total: "'All locations'" },
  procedure_group: {
    family: 'submissions_by_payer_procedure',
    member: 'procedure_group',
    total: "'All procedures'",
  },
  diagnosis_group: {
    family: 'submissions_by_payer_diagnosis',
    member: 'diagnosis_group',
    total: "'All diagnoses'",
  },
} as const satisfies Slot;

/** Members of the dimension a table is by. */
export const submissionFilters = {
  payers: membersParam,
  locations: membersParam,
  procedure_groups: membersParam,
  diagnosis_groups: membersParam,
};

const OWN = {
  payer: 'payers',
  location: 'locations',
  procedure_group: 'procedure_groups',
  diagnosis_group: 'diagnosis_groups',
} as const;

type Filters = Readonly<Partial<Record<keyof typeof submissionFilters, unknown>>>;

/** True unless members of another dimension than the table's own are named. */
export const isOneSubmissionGroup = (params: Filters & { readonly by: keyof typeof OWN }): boolean =>
  (Object.values(OWN) as readonly (keyof typeof submissionFilters)[]).every(
    (filter) => filter === OWN[params.by] || params[filter] === undefined,
  );

export const ONE_SUBMISSION_GROUP =
  'payers, locations, procedures and diagnoses are published one at a time; name members of the one the table is by';

export const submissionFilterBindings = {
  payers: { kind: 'members', param: 'payers' },
  locations: { kind: 'members', param: 'locations' },
  procedure_groups: { kind: 'members', param: 'procedure_groups' },
  diagnosis_groups: { kind: 'members', param: 'diagnosis_groups' },
} as const;

export const SUBMISSION_TABLES = [
  'submissions_by_payer',
  'submissions_by_payer_location',
  'submissions_by_payer_procedure',
  'submissions_by_payer_diagnosis',
];

/** One line of all claims, or one of each member. */
export const submissionSplit = {
  none: {
    family: 'submissions_by_payer',
    label: "'All payers'",
    members: `((:payers = '' and payer = '(all)') or contains(:payers, '|' || payer || '|')) and ${without('payers')}`,
    columns: '',
  },
  payer: {
    family: 'submissions_by_payer',
    label: 'payer',
    members: `payer <> '(all)' and ${submissionGroups.payer.rows}`,
    columns: 'member as payer,',
  },
  location: {
    family: 'submissions_by_payer_location',
    label: 'location',
    members: `location <> '(all)' and ${submissionGroups.location.rows}`,
    columns: 'member as location,',
  },
  procedure_group: {
    family: 'submissions_by_payer_procedure',
    label: 'procedure_group',
    members: `procedure_group <> '(all)' and ${submissionGroups.procedure_group.rows}`,
    columns: 'member as procedure_group,',
  },
  diagnosis_group: {
    family: 'submissions_by_payer_diagnosis',
    label: 'diagnosis_group',
    members: `diagnosis_group <> '(all)' and ${submissionGroups.diagnosis_group.rows}`,
    columns: 'member as diagnosis_group,',
  },
} as const satisfies Slot;

/** The same for what is split: a line of all claims may be of chosen payers. */
export const isOneSubmissionSplit = ({ split, ...filters }: Filters & { readonly split: string }): boolean =>
  isOneSubmissionGroup({ ...filters, by: split === 'none' ? 'payer' : (split as keyof typeof OWN) });
