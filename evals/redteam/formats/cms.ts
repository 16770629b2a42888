import { yearIn } from '../calendar.ts';
import type { AttackedFormat } from './attacked-format.ts';
import {
  type Asked,
  allMinusOthers,
  comparedAndAlone,
  partsAskedApart,
  partsThatAddUp,
  quarterMinusMonths,
  yearMinusQuarters,
} from './shared-recipes.ts';

const TYPES: Asked = {
  dimension: 'claim_type',
  question: (period) => `What did Medicare reimburse in ${period}?`,
  rows: () => ['Inpatient', 'Outpatient', 'All claims'],
};
const STATES: Asked = {
  dimension: 'state',
  question: (period) => `Reimbursement by state in ${period}`,
  rows: ({ member }) => [member, 'All states'],
};
const AGES: Asked = {
  dimension: 'age_band',
  question: (period) => `Claims by age band in ${period}`,
  rows: () => ['65–69', '80–84', '90 and over', 'All ages'],
};
const FLAGS: Asked = {
  dimension: 'fraud_flag',
  question: (period) => `Claims by fraud flag in ${period}`,
  rows: () => ['Flagged', 'Not flagged', 'All providers'],
};
const CONDITIONS: Asked = {
  dimension: 'condition',
  question: (period) => `Chronic condition mix in ${period}`,
  rows: () => ['Diabetes', 'Stroke', 'Cancer'],
};

/** Averages and what they are of. */
const AVERAGES = [
  ['reimbursed_per_claim', 'reimbursed_amount', 'total_claims'],
  ['claims_per_beneficiary', 'total_claims', 'beneficiaries'],
] as const;

/** Medicare claims: people behind every figure, and two claim types that add up to all. */
export const CMS_ATTACKS: AttackedFormat = {
  questions: [
    TYPES.question,
    STATES.question,
    AGES.question,
    CONDITIONS.question,
    (period) => `Inpatient reimbursement by state in ${period}`,
    (period) => `Compare reimbursement in ${yearIn(period)} with ${Number(yearIn(period)) - 1}`,
    // A state that is not shown: the refusal names all there are.
    (period) => `Reimbursement in Wyoming in ${period}`,
    (period) => `Which providers cost most in ${yearIn(period)}?`,
    (period) => `Provider signals for ${yearIn(period)}`,
    () => 'What changed since the last load?',
  ],
  singled: { dimension: 'state', plural: 'states' },
  renamed: ['provider', 'state'],
  brief: null,
  columns: ['total_claims', 'reimbursed_amount', 'deductible_amount'],
  recipes: [
    allMinusOthers(TYPES, 'month'),
    allMinusOthers(STATES, 'quarter'),
    allMinusOthers(AGES, 'quarter'),
    allMinusOthers(FLAGS, 'year'),
    allMinusOthers(
      { ...STATES, question: (period) => `Inpatient reimbursement by state in ${period}` },
      'quarter',
    ),
    quarterMinusMonths(TYPES),
    yearMinusQuarters(TYPES),
    yearMinusQuarters(STATES),
    yearMinusQuarters(AGES),
    partsThatAddUp(TYPES, 'month', AVERAGES.slice(0, 1)),
    partsThatAddUp(STATES, 'quarter', AVERAGES),
    partsThatAddUp(AGES, 'quarter', AVERAGES),
    partsThatAddUp(CONDITIONS, 'quarter', [['condition_share', 'condition_claims', 'total_claims']]),
    comparedAndAlone(
      STATES,
      'reimbursed_amount',
      (now, before) => `Compare reimbursement by state in ${now} with ${before}`,
    ),
    partsAskedApart(
      'state',
      (period) => [
        `Inpatient reimbursement by state in ${period}`,
        `Outpatient reimbursement by state in ${period}`,
        STATES.question(period),
      ],
      STATES.rows,
    ),
  ],
  turned: {
    question: STATES.question,
    label: 'state',
    filter: 'states',
    tools: [
      ...['reimbursement_by_group', 'reimbursement_summary', 'provider_costs', 'chronic_condition_mix'],
      ...['payer_scorecard', 'status_mix', 'raw_claims', 'eval'],
    ],
  },
};
