import { afterAll, beforeAll, expect, test } from 'vitest';
import { factDefinition, familyDefinition } from '../../tools/disclosure/family-definition.ts';
import type { FamilyRow } from '../../tools/disclosure/family-table.ts';
import type { Warehouse } from '../../tools/ports.ts';
import type { Grain } from '../../tools/release-manifest.ts';
import { createDuckDbWarehouse } from '../warehouse/duckdb/duckdb-warehouse.ts';
import { keepTruth } from './keep-truth.ts';
import { readLedger } from './read-ledger.ts';
import { requireAgreement } from './require-agreement.ts';
import { requireDeclared } from './require-declared.ts';
import { requireKeptMarks } from './require-kept-marks.ts';

const fact = factDefinition.parse({
  name: 'claims',
  month: 'service_month',
  base: 'total_claims',
  measures: {
    total_claims: { kind: 'count', sum: 'claims' },
    total_charges: { kind: 'dollars', sum: 'charge_amount' },
  },
  identities: [],
});
const definition = familyDefinition.parse({
  fact: 'claims',
  title: 'Claims by payer',
  dimensions: ['payer'],
  grains: ['year', 'all'],
  measures: [{ names: ['total_claims', 'total_charges'] }],
});
const family = { name: 'claims_by_payer', definition, fact };

const row = (grain: Grain, period: string, claims: number): FamilyRow => ({
  grain,
  period,
  members: ['Aetna'],
  values: { total_claims: claims, total_charges: claims * 100 + 1 },
  support: { total_charges: [claims * 60, claims * 40] },
});

const RELEASES = [
  { id: '2024-12-31-aaaaaaaa', asOf: '2024-12-31' },
  { id: '2025-12-31-bbbbbbbb', asOf: '2025-12-31' },
];

let warehouse: Warehouse;
const keep = (
  release: number,
  rows: readonly FamilyRow[],
  withheldClaims: readonly number[],
  wholly: readonly number[] = [0, 0, 0],
) =>
  keepTruth(warehouse, RELEASES[release]!.id, [
    {
      table: { name: family.name, definition, rows },
      fact,
      masked: {
        name: family.name,
        withheld: {
          total_claims: Uint8Array.from(withheldClaims),
          total_charges: new Uint8Array(rows.length).fill(1),
        },
        wholly: { total_claims: new Uint8Array(rows.length), total_charges: Uint8Array.from(wholly) },
      },
    },
  ]);

beforeAll(async () => {
  warehouse = await createDuckDbWarehouse({ path: ':memory:', threads: 1 });
  await keep(0, [row('year', '2023', 30), row('year', '2024', 40), row('all', 'all', 70)], [1, 0, 0]);
  await keep(
    1,
    [row('year', '2024', 40), row('year', '2025', 50), row('all', 'all', 90)],
    [1, 1, 0],
    [1, 1, 0],
  );
});
afterAll(() => warehouse.close());

test('the ledger is the union of all releases, each sum of years under its own name, shown where any showed it', async () => {
  const [published] = await readLedger(warehouse, RELEASES, [family]);
  expect(published?.rows).toEqual([
    row('all', '2023-2024', 70),
    row('all', '2024-2025', 90),
    row('year', '2023', 30),
    row('year', '2024', 40),
    row('year', '2025', 50),
  ]);
  expect([...(published?.shown['total_claims'] ?? [])]).toEqual([1, 1, 0, 1, 0]);
  expect([...(published?.shown['total_charges'] ?? [])]).toEqual([0, 0, 0, 0, 0]);
  // Withheld on its own account in one release, with its level in the other: 2024 is no whole level's.
  expect([...(published?.wholly['total_charges'] ?? [])]).toEqual([0, 0, 0, 0, 1]);
});

test('a family no release has published is not in it', async () => {
  expect(await readLedger(warehouse, RELEASES, [{ ...family, name: 'claims_by_moon' }])).toEqual([]);
  expect(await readLedger(warehouse, [], [family])).toEqual([]);
});

test('a family that is declared no more is refused: what it showed is still known', async () => {
  await requireDeclared(warehouse, RELEASES, ['claims_by_payer', 'claims_by_moon']);
  await expect(requireDeclared(warehouse, RELEASES, ['claims_by_moon'])).rejects.toMatchObject({
    code: 'RELEASE_REFUSED',
    message: expect.stringMatching(/^Release 2024-12-31-aaaaaaaa published the family claims_by_payer/),
  });
});

test('a family that changed its dimensions under its name is refused', async () => {
  const wider = { ...family, definition: { ...definition, dimensions: ['payer', 'specialty'] } };
  await expect(readLedger(warehouse, RELEASES, [wider])).rejects.toMatchObject({
    code: 'RELEASE_REFUSED',
    message: expect.stringContaining('another name'),
  });
});

test('releases that agree pass; a cell restated by one claim is refused, and no value is told', async () => {
  await requireAgreement(warehouse, RELEASES, [family]);
  await keep(1, [row('year', '2024', 41), row('year', '2025', 50), row('all', 'all', 91)], [0, 0, 0]);
  await expect(requireAgreement(warehouse, RELEASES, [family])).rejects.toMatchObject({
    code: 'RELEASE_REFUSED',
    message: expect.stringMatching(/^1 cells of total_claims in claims_by_payer differ/),
  });
});

test('a mark that moved from one release to the next is refused, in either direction', async () => {
  const rows = [row('year', '2024', 40), row('year', '2025', 50), row('all', 'all', 90)];
  const check = (marks: readonly number[]) =>
    keep(1, rows, marks).then(() => requireKeptMarks(warehouse, RELEASES, [family]));
  // 2024 was shown in the first release; 2025 and the sum of both years are new.
  await check([0, 1, 1]);
  await check([0, 0, 0]);
  await expect(check([1, 0, 0])).rejects.toMatchObject({
    code: 'RELEASE_REFUSED',
    message: expect.stringMatching(/^1 cells of total_claims in claims_by_payer are shown in one release/),
  });
  await keep(0, [row('year', '2024', 40)], [1]);
  await check([1, 0, 0]);
  await expect(check([0, 0, 0])).rejects.toMatchObject({ code: 'RELEASE_REFUSED' });
});
