import { expect, test } from 'vitest';
import { familyDefinition } from '../../tools/disclosure/family-definition.ts';
import type { FamilyRow, FamilyTable, MaskedFamily } from '../../tools/disclosure/family-table.ts';
import { monthConflicts } from './month-conflicts.ts';

const definition = (fact: string, dimensions: readonly string[], grains: readonly string[]) =>
  familyDefinition.parse({ fact, title: 'Test', dimensions, grains, measures: [{ names: ['patients'] }] });

const cell = (grain: FamilyRow['grain'], period: string, members: readonly string[]): FamilyRow => ({
  grain,
  period,
  members,
  values: {},
  support: {},
});

/** Claims of two payers and all payers by month, with the months withheld of one part. */
function claims(part: string, withheld: readonly string[]): { table: FamilyTable; masked: MaskedFamily } {
  const rows = ['2025-10', '2025-11', '2025-12'].flatMap((month) =>
    ['Aetna', 'Humana', '(all)'].map((payer) => cell('month', month, [payer])),
  );
  const table = { name: 'claims_by_payer', definition: definition('claims', ['payer'], ['month']), rows };
  const flags = Uint8Array.from(rows, ({ period, members }) =>
    withheld.includes(`${period} ${members[0]}`) ? 1 : 0,
  );
  return { table, masked: { name: table.name, withheld: { [part]: flags }, wholly: {} } };
}

const buckets = ['0-30', '31-60', '61-90', '90+', '(all)'];
const open: FamilyTable = {
  name: 'receivables_by_payer',
  definition: definition('receivables', ['payer', 'age_bucket', 'priority_bucket'], []),
  rows: buckets.flatMap((age) =>
    ['Aetna', '(all)'].flatMap((payer) =>
      ['High', '(all)'].map((priority) => cell('all', 'as-of', [payer, age, priority])),
    ),
  ),
};

const marked = (asOf: string, masked: ReturnType<typeof claims>): string[] => {
  const flags = monthConflicts(open, asOf, [masked]);
  return open.rows.filter((_, row) => flags[row]).map(({ members }) => members.join(' · '));
};

test('a payer’s buckets are marked where one is just a month of which a part is withheld', () => {
  const all = (payer: string) => ['0-30', '31-60', '61-90', '90+'].map((age) => `${payer} · ${age} · (all)`);
  expect(marked('2025-12-31', claims('zero_pay_claims', ['2025-11 Aetna']))).toEqual(all('Aetna'));
  expect(marked('2025-12-31', claims('underpaid_claims', ['2025-12 (all)']))).toEqual(all('(all)'));
});

test('a bucket that cuts a month says less than its bounds, and other parts nothing', () => {
  expect(marked('2025-12-31', claims('zero_pay_claims', ['2025-10 Aetna']))).toEqual([]);
  expect(marked('2025-11-30', claims('zero_pay_claims', ['2025-11 Aetna', '2025-10 Aetna']))).toEqual([]);
  expect(marked('2025-12-31', claims('overpaid_claims', ['2025-11 Aetna']))).toEqual([]);
});

test('another payer’s month does not matter', () => {
  expect(marked('2025-12-31', claims('zero_pay_claims', ['2025-11 Humana']))).toEqual([]);
});
