import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import { openDuckDbRelease } from '../../../integrations/warehouse/duckdb/duckdb-release-store.ts';
import type { ReleaseStore } from '../../../tools/ports.ts';
import type { FamilyInfo, ReleaseManifest } from '../../../tools/release-manifest.ts';

const months = { from: '2024-01', to: '2025-12' };
const years = { from: '2023-01', to: '2025-12' };

const family = (
  name: string,
  title: string,
  fact: FamilyInfo['fact'],
  grains: FamilyInfo['grains'],
): FamilyInfo => ({ name, title, fact, dimensions: ['payer'], grains, measures: [], rows: 0, withheld: {} });

const quarters = { quarter: years, year: years, all: years };

/** What the small release says about itself. */
export const smallManifest: ReleaseManifest = {
  format: 2,
  id: 'r_small',
  asOf: '2025-12-31',
  dataThrough: '2025-12',
  dataFrom: '2023-01',
  source: { format: 'synthea', title: 'three payers, worked out by hand' },
  frozen: [],
  receivablesAmount: 'open_balance',
  families: [
    family('claims_by_payer', 'Claims by payer', 'claims', {
      month: months,
      quarter: years,
      year: years,
      all: years,
    }),
    family('claims_by_payer_class', 'Claims by payer and encounter class', 'claims', quarters),
    family('claims_by_payer_organization', 'Claims by payer and organization', 'claims', quarters),
    family('claims_by_organization_specialty', 'Claims by organization and specialty', 'claims', quarters),
    family('claims_by_provider', 'Claims by provider', 'claims', { year: years, all: years }),
    family('medications_by_payer', 'Medications by payer', 'medications', {
      month: months,
      quarter: years,
      year: years,
      all: years,
    }),
    family('medications_by_payer_medication', 'Medications by payer and medication', 'medications', quarters),
    family('late_payments_by_payer', 'Late payments by payer', 'late', { quarter: years }),
    family('reclassified_claims_by_payer', 'Reclassified claims by payer', 'late', { quarter: years }),
    family('receivables_by_payer', 'Receivables by payer', 'receivables', {}),
    family('receivables_by_organization', 'Receivables by organization', 'receivables', {}),
  ],
  members: {
    payer: ['Aetna', 'Humana', 'No insurance'],
    encounter_class: ['Ambulatory', 'Inpatient'],
    organization: ['General Hospital', 'Other organizations'],
    specialty: ['Cardiology', 'Family medicine'],
    provider: ['Dr Ames', 'Dr Brook', 'Dr Cole', 'Other providers'],
    medication: ['Insulin', 'Metformin', 'Sample kit', 'Other medications'],
    age_bucket: ['0-30', '31-60', '61-90', '90+'],
    priority_bucket: ['High', 'Medium', 'Low'],
  },
  thresholds: { count: 11, person: 'patient' },
};

/** A store over the small release that also remembers what it was sent. */
export interface SmallRelease extends ReleaseStore {
  readonly sent: string[];
  /** Its file, there until it is closed. */
  readonly file: string;
}

/**
 * Publishes `small-release*.sql` as a release file and opens it as the agent would.
 *
 * @param change alters the figures before they are published
 */
export async function openSmallRelease(
  change: (connection: DuckDBConnection) => Promise<void> = async () => {},
): Promise<SmallRelease> {
  const folder = mkdtempSync(join(tmpdir(), 'small-release-'));
  const path = join(folder, 'release.duckdb');
  const instance = await DuckDBInstance.create(path, { threads: '1' });
  const connection = await instance.connect();
  for (const file of ['small-release.sql', 'small-release-organizations.sql']) {
    await connection.run(readFileSync(join(import.meta.dirname, file), 'utf8'));
  }
  await change(connection);
  await connection.run('create table release_manifest as select $1 as manifest', [
    JSON.stringify(smallManifest),
  ]);
  connection.closeSync();
  instance.closeSync();

  const store = await openDuckDbRelease(path);
  const sent: string[] = [];
  return {
    manifest: store.manifest,
    sent,
    file: path,
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
