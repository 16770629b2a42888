import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { openDuckDbRelease } from '../../../integrations/warehouse/duckdb/duckdb-release-store.ts';
import type { FamilyInfo, ReleaseManifest } from '../../../tools/release-manifest.ts';
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

const FAMILIES: readonly (readonly [string, readonly (keyof Cell)[], readonly string[]])[] = [
  ['submissions_by_payer', ['payer'], ['month', 'quarter', 'year', 'all']],
  ['submissions_by_payer_location', ['payer', 'location'], ['quarter', 'year', 'all']],
  ['submissions_by_payer_procedure', ['payer', 'procedure_group'], ['quarter', 'year', 'all']],
  ['submissions_by_payer_diagnosis', ['payer', 'diagnosis_group'], ['quarter', 'year', 'all']],
  ['submissions_by_location_provider', ['location', 'provider'], ['year', 'all']],
];

/** What was decided of Q1 2025 after it was published; Humana's rejections of the second arrival are withheld. */
const DECISIONS = 'later_decisions_by_payer';
const DECISION_MEASURES = [
  ...['changed_claims', 'newly_paid_claims', 'newly_rejected_claims', 'otherwise_changed_claims'],
  'later_paid_amount',
];
const DECIDED = [
  "'(all)', '2025-Q2', 150, false, 90, false, 60, false, 0, false, 9000.00, false",
  "'Aetna', '2025-Q2', 110, false, 50, false, 60, false, 0, false, 9500.50, false",
  "'Humana', '2025-Q2', 40, false, 40, false, 0, false, 0, false, -500.50, false",
  "'(all)', '2025-Q3', 120, false, null, true, null, true, 0, false, 800.00, false",
  "'Aetna', '2025-Q3', 50, false, 50, false, 0, false, 0, false, 500.00, false",
  "'Humana', '2025-Q3', 70, false, null, true, null, true, 0, false, 300.00, false",
].flatMap((row) => [`('quarter', '2025-Q1', ${row})`, `('year', '2025', ${row})`, `('all', 'all', ${row})`]);

interface Cell {
  readonly payer: string;
  readonly location: string;
  readonly procedure_group: string;
  readonly diagnosis_group: string;
  readonly provider: string;
}

interface Leaf extends Cell {
  readonly periods: Readonly<Record<string, string>>;
  readonly values: readonly number[];
}

const leaves: Leaf[] = Object.entries(MONTHLY).flatMap(([payer, values]) =>
  PLACES.flatMap(({ part, ...place }) =>
    Array.from({ length: 24 }, (_, i) => {
      const year = String(2024 + Math.floor(i / 12));
      const month = `${year}-${String((i % 12) + 1).padStart(2, '0')}`;
      const quarter = `${year}-Q${Math.floor((i % 12) / 3) + 1}`;
      return {
        ...place,
        payer,
        periods: { month, quarter, year, all: 'all' },
        values: values.map((value) => value * part),
      };
    }),
  ),
);

/** Rows of one family as SQL values, margins included. */
function rowsOf(dimensions: readonly (keyof Cell)[], grains: readonly string[]): string[] {
  const cells = new Map<string, number[]>();
  for (const leaf of leaves) {
    for (const grain of grains) {
      for (let kept = 0; kept < 2 ** dimensions.length; kept += 1) {
        const members = dimensions.map((name, d) => ((kept >> d) % 2 === 1 ? leaf[name] : '(all)'));
        const key = JSON.stringify([grain, leaf.periods[grain], ...members]);
        const sums = cells.get(key) ?? MEASURES.map(() => 0);
        leaf.values.forEach((value, at) => {
          sums[at]! += value;
        });
        cells.set(key, sums);
      }
    }
  }
  return [...cells].map(([key, sums]) => {
    const [grain, period, ...members] = JSON.parse(key) as string[];
    const isHidden = members.includes('Humana') && ['2025-05', '2025-Q2', '2025', 'all'].includes(period!);
    const values = MEASURES.map((name, at) =>
      isHidden && HIDDEN.test(name) ? 'null, true' : `${sums[at]!.toFixed(2)}, false`,
    );
    return `(${[grain, period, ...members].map((text) => `'${text}'`).join(', ')}, ${values.join(', ')})`;
  });
}

const years = { from: '2024-01', to: '2025-12' };

/** What the small billing release says about itself. */
export const smallBillingManifest: ReleaseManifest = {
  ...smallManifest,
  id: 'r_small_billing',
  dataFrom: '2024-01',
  source: { format: 'billing', title: 'two payers, worked out by hand' },
  families: [
    ...FAMILIES.map(
      ([name, dimensions, grains]): FamilyInfo => ({
        ...{ name, title: name.replaceAll('_', ' '), fact: 'submissions', dimensions: [...dimensions] },
        ...{
          grains: Object.fromEntries(grains.map((grain) => [grain, years])),
          measures: MEASURES,
          rows: 0,
          withheld: {},
        },
      }),
    ),
    {
      ...{
        name: DECISIONS,
        title: 'Later decisions by payer',
        fact: 'decisions',
        dimensions: ['payer', 'arrived'],
      },
      ...{
        grains: { quarter: years, year: years, all: years },
        measures: DECISION_MEASURES,
        rows: DECIDED.length,
        withheld: {},
      },
    },
  ],
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
export async function openSmallBillingRelease(): Promise<SmallRelease> {
  const folder = mkdtempSync(join(tmpdir(), 'small-billing-'));
  const path = join(folder, 'release.duckdb');
  const instance = await DuckDBInstance.create(path, { threads: '1' });
  const connection = await instance.connect();
  for (const [name, dimensions, grains] of FAMILIES) {
    const columns = MEASURES.flatMap((measure) => [
      `${measure} ${measure.endsWith('_claims') ? 'bigint' : 'decimal(18, 2)'}`,
      `${measure}_withheld boolean`,
    ]);
    const keys = ['grain', 'period', ...dimensions].map((key) => `${key} varchar`);
    await connection.run(`create table ${name} (${[...keys, ...columns].join(', ')})`);
    await connection.run(`insert into ${name} values ${rowsOf(dimensions, grains).join(', ')}`);
  }
  const decided = DECISION_MEASURES.flatMap((measure) => [
    `${measure} ${measure.endsWith('_claims') ? 'bigint' : 'decimal(18, 2)'}`,
    `${measure}_withheld boolean`,
  ]);
  await connection.run(
    `create table ${DECISIONS} (grain varchar, period varchar, payer varchar, arrived varchar, ${decided.join(', ')});
     insert into ${DECISIONS} values ${DECIDED.join(', ')}`,
  );
  await connection.run(
    `create table release_freshness as select 'submissions' as fact, 'service' as basis, '2024-01' as month_from,
       '2025-12' as month_to, '2025-12-31' as as_of, '2025-12' as data_through`,
  );
  await connection.run('create table release_manifest as select $1 as manifest', [
    JSON.stringify(smallBillingManifest),
  ]);
  connection.closeSync();
  instance.closeSync();
  const store = await openDuckDbRelease(path);
  const sent: string[] = [];
  return {
    manifest: store.manifest,
    sent,
    query(sql, params) {
      sent.push(sql);
      return store.query(sql, params);
    },
    async close() {
      await store.close();
      rmSync(folder, { recursive: true });
    },
  };
}
