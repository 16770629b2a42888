import type { ReleaseManifest } from '../../../tools/release-manifest.ts';
import { familiesOf, openSummedRelease, type SmallFact, type SmallLeaf } from './open-summed-release.ts';
import { monthsOf } from './small-months.ts';
import { type SmallRelease, smallManifest } from './small-release.ts';

// A billing release small enough to work out by hand: every month of 2024 and 2025 is alike. A month of Aetna has 200
// claims, of Humana 100. Three quarters of everything are of Main Clinic, Imaging, Skin and Provider 1, the rest of North
// Campus, Laboratory, Eyes and Provider 2. Humana's statuses and its rejected amount are withheld in May and Q2 2025.
const MONTHLY = {
  Aetna: [200, 32, 100, 0, 40, 28, 20_000, 12_000, 4_000, 3_000, 1_000],
  Humana: [100, 0, 60, 0, 40, 0, 10_000, 7_000, 0, 3_000, 0],
};
const MEASURES = [
  ...['total_claims', 'approved_claims', 'paid_claims', 'partially_paid_claims', 'rejected_claims'],
  ...[
    'pending_claims',
    'claimed_amount',
    'paid_amount',
    'outstanding_amount',
    'rejected_amount',
    'adjusted_amount',
  ],
];
const HIDDEN = /^(approved|paid|partially_paid|rejected|pending)_claims$|^rejected_amount$/;
const PLACES = [
  {
    location: 'Main Clinic',
    procedure_group: 'Imaging',
    diagnosis_group: 'Skin',
    provider: 'Provider 1',
    part: 0.75,
  },
  {
    location: 'North Campus',
    procedure_group: 'Laboratory',
    diagnosis_group: 'Eyes',
    provider: 'Provider 2',
    part: 0.25,
  },
];

const leaves: SmallLeaf[] = Object.entries(MONTHLY).flatMap(([payer, values]) =>
  PLACES.flatMap(({ part, ...place }) =>
    monthsOf(2024, 2025).map((month) => ({
      members: { ...place, payer },
      month,
      values: values.map((value) => value * part),
    })),
  ),
);

const submissions: SmallFact = {
  fact: 'submissions',
  families: [
    { name: 'submissions_by_payer', dimensions: ['payer'], grains: ['month', 'quarter', 'year', 'all'] },
    {
      name: 'submissions_by_payer_location',
      dimensions: ['payer', 'location'],
      grains: ['quarter', 'year', 'all'],
    },
    {
      name: 'submissions_by_payer_procedure',
      dimensions: ['payer', 'procedure_group'],
      grains: ['quarter', 'year', 'all'],
    },
    {
      name: 'submissions_by_payer_diagnosis',
      dimensions: ['payer', 'diagnosis_group'],
      grains: ['quarter', 'year', 'all'],
    },
    {
      name: 'submissions_by_location_provider',
      dimensions: ['location', 'provider'],
      grains: ['year', 'all'],
    },
  ],
  measures: MEASURES,
  leaves,
  isHidden: ({ members, period }, measure) =>
    members.includes('Humana') &&
    ['2025-05', '2025-Q2', '2025', 'all'].includes(period) &&
    HIDDEN.test(measure),
};

const range = { from: '2024-01', to: '2025-12' };

// What was decided of Q1 2025 after it was published; Humana's counts of the second arrival are withheld.
const DECIDED = {
  'Aetna 2025-Q2': [110, 50, 60, 0, 9500.5],
  'Humana 2025-Q2': [40, 40, 0, 0, -500.5],
  'Aetna 2025-Q3': [50, 50, 0, 0, 500],
  'Humana 2025-Q3': [70, 40, 30, 0, 300],
};

const decisions: SmallFact = {
  fact: 'decisions',
  families: [
    {
      name: 'later_decisions_by_payer',
      dimensions: ['payer', 'arrived'],
      grains: ['quarter', 'year', 'all'],
      levels: [['payer', 'arrived'], ['arrived']],
    },
  ],
  measures: [
    ...['changed_claims', 'newly_paid_claims', 'newly_rejected_claims', 'otherwise_changed_claims'],
    'later_paid_amount',
  ],
  leaves: Object.entries(DECIDED).map(([whose, values]) => {
    const [payer = '', arrived = ''] = whose.split(' ');
    return { members: { payer, arrived }, month: '2025-01', values };
  }),
  isHidden: ({ members }, measure) =>
    members.includes('2025-Q3') && !members.includes('Aetna') && /^newly/.test(measure),
};

/** What the small billing release says about itself. */
export const smallBillingManifest: ReleaseManifest = {
  ...smallManifest,
  id: 'r_small_billing',
  dataFrom: '2024-01',
  source: { format: 'billing', title: 'two payers, worked out by hand' },
  families: [...familiesOf(submissions, range), ...familiesOf(decisions, range)],
  members: {
    payer: Object.keys(MONTHLY),
    location: PLACES.map(({ location }) => location),
    procedure_group: PLACES.map(({ procedure_group }) => procedure_group),
    diagnosis_group: PLACES.map(({ diagnosis_group }) => diagnosis_group),
    provider: PLACES.map(({ provider }) => provider),
  },
  thresholds: { count: 30, person: 'claim' },
};

/** Publishes the small billing release as a file and opens it as the agent would. */
export const openSmallBillingRelease = (): Promise<SmallRelease> =>
  openSummedRelease(smallBillingManifest, [submissions, decisions]);
