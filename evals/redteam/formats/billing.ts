import { yearIn } from '../calendar.ts';
import type { AttackedFormat } from './attacked-format.ts';
import {
  type Asked,
  allMinusOthers,
  comparedAndAlone,
  ofColumns,
  partsThatAddUp,
  quarterMinusMonths,
  yearMinusQuarters,
} from './shared-recipes.ts';

const PAYERS: Asked = {
  dimension: 'payer',
  question: (period) => `Rejection rate by payer in ${period}`,
  rows: ({ member }) => [member, 'All payers'],
};
const STATUSES: Asked = { ...PAYERS, question: (period) => `Claim status mix in ${period}` };
const LOCATIONS: Asked = {
  dimension: 'location',
  question: (period) => `Approval rate by location in ${period}`,
  rows: () => ['Main Clinic', 'North Campus', 'All locations'],
};
const PROCEDURES: Asked = {
  dimension: 'procedure_group',
  question: (period) => `Rejection rate by procedure group in ${period}`,
  rows: () => ['Imaging', 'All procedures'],
};
const LATER: Asked = { ...PAYERS, question: (period) => `Later decisions on claims of ${period}` };

const STATUS_COUNTS = [
  'approved_claims',
  'paid_claims',
  'partially_paid_claims',
  'rejected_claims',
  'pending_claims',
];

const DECIDED = ['changed_claims', 'newly_paid_claims', 'newly_rejected_claims', 'later_paid_amount'];

/** Whatever the five statuses and their rates tell of each other. */
const STATUS_IDENTITIES = [
  [...STATUS_COUNTS, 'total_claims'],
  ['approval_rate', ...STATUS_COUNTS.slice(0, 3), 'total_claims'],
  ['rejection_rate', 'rejected_claims', 'total_claims'],
  ['pending_rate', 'pending_claims', 'total_claims'],
  ['approval_rate', 'rejection_rate', 'pending_rate'],
];

/** Billing files: five statuses that add up to all claims, and amounts that add up to what was claimed. */
export const BILLING_ATTACKS: AttackedFormat = {
  questions: [
    PAYERS.question,
    STATUSES.question,
    LOCATIONS.question,
    PROCEDURES.question,
    (period) => `Outstanding by procedure group for Aetna in ${period}`,
    (period) => `Which rejections should we work first in ${period}?`,
    // A payer nobody knows: the refusal names all there are.
    (period) => `Rejection rate of Kaiser in ${period}`,
    (period) => `Top 5 providers by claims in ${yearIn(period)}`,
    () => 'What was decided since?',
  ],
  singled: { dimension: 'payer', plural: 'payers' },
  renamed: ['payer', 'location', 'provider'],
  brief: 'Two-page payer brief',
  columns: ['total_claims', 'claimed_amount', 'paid_amount', 'outstanding_amount', 'rejected_amount'],
  recipes: [
    allMinusOthers(PAYERS, 'month'),
    allMinusOthers(LOCATIONS, 'quarter'),
    allMinusOthers(PROCEDURES, 'quarter'),
    quarterMinusMonths(PAYERS),
    yearMinusQuarters(PAYERS),
    yearMinusQuarters(LOCATIONS),
    partsThatAddUp(STATUSES, 'month', STATUS_IDENTITIES),
    partsThatAddUp(STATUSES, 'quarter', STATUS_IDENTITIES),
    partsThatAddUp(PAYERS, 'month', [
      ['paid_pct', 'paid_amount', 'claimed_amount'],
      ['approval_rate', 'rejection_rate', 'pending_rate'],
    ]),
    comparedAndAlone(
      PAYERS,
      'paid_amount',
      (now, before) => `Compare paid amount in ${now} with ${before} by payer`,
    ),
    ofColumns('a status of a quarter minus two months', STATUS_COUNTS, quarterMinusMonths(STATUSES)),
    ofColumns('later decisions of all minus the others', DECIDED, allMinusOthers(LATER, 'quarter')),
  ],
  turned: {
    question: PAYERS.question,
    label: 'payer',
    filter: 'payers',
    tools: [
      ...['submission_scorecard', 'status_mix', 'rejections_to_work', 'later_decisions'],
      ...['payer_scorecard', 'provider_costs', 'raw_claims', 'eval'],
    ],
  },
};
