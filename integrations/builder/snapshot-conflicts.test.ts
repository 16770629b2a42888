import { describe, expect, test } from 'vitest';
import { factDefinition, familyDefinition } from '../../tools/disclosure/family-definition.ts';
import type { FamilyRow, PublishedFamily } from '../../tools/disclosure/family-table.ts';
import { snapshotConflicts } from './snapshot-conflicts.ts';

const fact = factDefinition.parse({
  name: 'receivables',
  month: null,
  base: 'open_claims',
  measures: { open_claims: { kind: 'count', sum: 'claims' }, patients: { kind: 'people' } },
  identities: [],
});
const definition = familyDefinition.parse({
  fact: 'receivables',
  title: 'Receivables by payer',
  dimensions: ['payer', 'age_bucket'],
  grains: [],
  measures: [{ names: ['open_claims', 'patients'] }],
});

const row = (period: string, age: string, claims: number, patients = claims): FamilyRow => ({
  grain: 'all',
  period,
  members: ['Aetna', age],
  values: { open_claims: claims, patients },
  support: {},
});

/** Flags of today's rows beside earlier ones, all of them shown but those listed as withheld. */
function conflicts(
  now: readonly FamilyRow[],
  earlier: readonly FamilyRow[],
  { asOf = '2025-12-31', withheld = [] as readonly number[] } = {},
): number[] {
  const shown = Uint8Array.from(earlier, (_, i) => (withheld.includes(i) ? 0 : 1));
  const published: PublishedFamily = {
    name: 'receivables_by_payer',
    rows: earlier,
    shown: { open_claims: shown, patients: shown },
    wholly: {},
  };
  return [
    ...snapshotConflicts({ name: 'receivables_by_payer', definition, rows: now }, fact, asOf, published),
  ];
}

describe('two snapshots of one cell', () => {
  test.each([
    [100, 0],
    [101, 1],
    [110, 1],
    [111, 0],
    [90, 1],
    [89, 0],
  ])('100 claims then and %i now: flag %i', (claims, flag) => {
    expect(conflicts([row('as-of', '0-30', claims)], [row('2025-09-30', '0-30', 100)])).toEqual([flag]);
  });

  test('patients count as well: 20 claims of 4 patients more are a small group', () => {
    expect(conflicts([row('as-of', '0-30', 120, 84)], [row('2025-09-30', '0-30', 100, 80)])).toEqual([1]);
    expect(conflicts([row('as-of', '0-30', 120, 91)], [row('2025-09-30', '0-30', 100, 80)])).toEqual([0]);
  });

  test('what was withheld then gives nothing away, nor does the same date or a later one', () => {
    const now = [row('as-of', '0-30', 105)];
    expect(conflicts(now, [row('2025-09-30', '0-30', 100)], { withheld: [0] })).toEqual([0]);
    expect(conflicts(now, [row('2025-12-31', '0-30', 100)])).toEqual([0]);
  });

  test('every earlier snapshot counts, not only the last', () => {
    const earlier = [row('2025-06-30', '0-30', 104), row('2025-09-30', '0-30', 200)];
    expect(conflicts([row('as-of', '0-30', 100)], earlier)).toEqual([1]);
  });
});

describe('claims that have grown older', () => {
  test('what is 90+ now was open at any age a quarter ago: the rest was closed in between', () => {
    expect(conflicts([row('as-of', '90+', 95)], [row('2025-09-30', '(all)', 100)])).toEqual([1]);
    expect(conflicts([row('as-of', '90+', 80)], [row('2025-09-30', '(all)', 100)])).toEqual([0]);
  });

  test('a month after a first release, 0–30 has become 31–60', () => {
    const earlier = [row('2025-11-30', '0-30', 60)];
    expect(conflicts([row('as-of', '31-60', 55)], earlier)).toEqual([1]);
    expect(conflicts([row('as-of', '31-60', 40)], earlier)).toEqual([0]);
    expect(conflicts([row('as-of', '31-60', 55)], [row('2025-09-30', '0-30', 60)])).toEqual([0]);
  });

  test('two buckets of then are compared by their sum, and not where one was withheld', () => {
    const earlier = [row('2025-11-30', '61-90', 40), row('2025-11-30', '90+', 60)];
    expect(conflicts([row('as-of', '90+', 98)], earlier)).toEqual([1]);
    expect(conflicts([row('as-of', '90+', 98)], earlier, { withheld: [0] })).toEqual([0]);
  });
});
