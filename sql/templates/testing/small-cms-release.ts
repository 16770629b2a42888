import type { ReleaseManifest } from '../../../tools/release-manifest.ts';
import { familiesOf, openSummedRelease, type SmallFact, type SmallLeaf } from './open-summed-release.ts';
import { monthsOf } from './small-months.ts';
import { type SmallRelease, smallManifest } from './small-release.ts';

// A release of CMS claims small enough to work out by hand: every month of 2024 and 2025 is alike, but February 2024, in
// which there is no inpatient claim. Three quarters of the claims and nine tenths of the dollars are of Indiana, ages 65–69
// and the flagged provider 1001, the rest of Ohio, 90 and over, and provider 2002. Withheld are the diabetes claims of
// outpatients in Q2 2025, and what provider 2002 got for inpatients in 2025.
const MEASURES = [
  'total_claims',
  'persons',
  'reimbursed_amount',
  'deductible_amount',
  'inpatient_days',
  'high_value_claims',
  'claims_after_death',
  ...['alzheimers', 'heart_failure', 'kidney_disease', 'cancer', 'copd', 'depression', 'diabetes'].map(
    (name) => `${name}_claims`,
  ),
  ...['ischemic_heart', 'osteoporosis', 'arthritis', 'stroke'].map((name) => `${name}_claims`),
];
const MONTHLY = {
  Inpatient: [
    ...[200, 100, 2_000_000, 200_000, 1_000, 80, 20],
    ...[40, 100, 60, 20, 80, 60, 120, 120, 40, 60, 20],
  ],
  Outpatient: [...[400, 160, 120_000, 8_000, 0, 0, 20], ...[40, 120, 80, 40, 80, 80, 200, 160, 80, 120, 20]],
};
const PLACES = [
  {
    members: { state: 'Indiana', age_band: '65–69', fraud_flag: 'Flagged', provider: '1001' },
    claims: 0.75,
    dollars: 0.9,
  },
  {
    members: { state: 'Ohio', age_band: '90 and over', fraud_flag: 'Not flagged', provider: '2002' },
    claims: 0.25,
    dollars: 0.1,
  },
];

const months = monthsOf(2024, 2025);

const leaves: SmallLeaf[] = Object.entries(MONTHLY).flatMap(([claim_type, values]) =>
  PLACES.flatMap(({ members, claims, dollars }) =>
    months.map((month) => ({
      members: { ...members, claim_type },
      month,
      values: values.map((value, at) =>
        claim_type === 'Inpatient' && month === '2024-02'
          ? 0
          : value * (/_amount$/.test(MEASURES[at]!) ? dollars : claims),
      ),
    })),
  ),
);

const QUARTERLY = /^(?!total)\w+_claims$/;

const reimbursements: SmallFact = {
  fact: 'reimbursements',
  families: [
    {
      name: 'reimbursements_by_claim_type',
      dimensions: ['claim_type'],
      grains: ['month', 'quarter', 'year', 'all'],
    },
    {
      name: 'reimbursements_by_claim_type_state',
      dimensions: ['claim_type', 'state'],
      grains: ['quarter', 'year', 'all'],
    },
    {
      name: 'reimbursements_by_claim_type_age_band',
      dimensions: ['claim_type', 'age_band'],
      grains: ['quarter', 'year', 'all'],
    },
    {
      name: 'reimbursements_by_provider',
      dimensions: ['claim_type', 'fraud_flag', 'provider'],
      grains: ['year', 'all'],
      levels: [
        ['claim_type', 'fraud_flag', 'provider'],
        ['fraud_flag', 'provider'],
        ['claim_type', 'fraud_flag'],
        ['fraud_flag'],
        ['claim_type'],
        [],
      ],
    },
  ],
  measures: MEASURES,
  leaves,
  isHidden: ({ members, period, grain }, measure) =>
    (grain === 'month' && QUARTERLY.test(measure)) ||
    (grain === 'quarter' && measure === 'claims_after_death') ||
    (members.includes('Outpatient') && period === '2025-Q2' && measure === 'diabetes_claims') ||
    (members.includes('2002') &&
      members.includes('Inpatient') &&
      period === '2025' &&
      /^(?:persons|reimbursed_amount)$/.test(measure)),
};

// Of each quarter of 2024 and the first of 2025 a later load raised 20 inpatient claims and lowered 40.
const changes: SmallFact = {
  fact: 'changed_reimbursements',
  families: [
    {
      name: 'reimbursement_changes_by_claim_type',
      dimensions: ['claim_type', 'arrived'],
      grains: ['quarter', 'year', 'all'],
      levels: [['claim_type', 'arrived'], ['arrived']],
    },
  ],
  measures: ['changed_claims', 'persons', 'amount_change', 'raised_claims', 'lowered_claims'],
  leaves: ['2024-01', '2024-04', '2024-07', '2024-10', '2025-01'].map((month) => ({
    members: { claim_type: 'Inpatient', arrived: '2025-Q4' },
    month,
    values: [60, 50, -9_000.5, 20, 40],
  })),
  isHidden: () => false,
};

const range = { from: '2024-01', to: '2025-12' };

/** What the small release of CMS claims says about itself. */
export const smallCmsManifest: ReleaseManifest = {
  ...smallManifest,
  id: 'small-cms',
  dataFrom: '2024-01',
  source: { format: 'cms', title: 'two kinds of claims, worked out by hand' },
  families: [...familiesOf(reimbursements, range), ...familiesOf(changes, range)],
  members: {
    claim_type: Object.keys(MONTHLY),
    state: PLACES.map(({ members }) => members.state),
    age_band: PLACES.map(({ members }) => members.age_band),
    fraud_flag: PLACES.map(({ members }) => members.fraud_flag),
    provider: [...PLACES.map(({ members }) => members.provider), 'Other providers'],
  },
  thresholds: { count: 11, person: 'patient' },
};

/** Publishes the small release of CMS claims as a file and opens it as the agent would. */
export const openSmallCmsRelease = (): Promise<SmallRelease> =>
  openSummedRelease(smallCmsManifest, [reimbursements, changes]);
