import { describe, expect, it } from 'vitest';
import type { FamilyTable } from './family-table.ts';
import { createHighsSolver } from './highs-solver.ts';
import { maskFact } from './mask.ts';
import { claimsOf, definitionOf, factOf, familyOf } from './testing/claims-table.ts';

const solver = await createHighsSolver();

const fact = factOf();
const measures = [{ names: ['total_claims', 'patients', 'total_charges'] }];
const claims = ['A', 'B'].flatMap((payer) =>
  ['x', 'y'].flatMap((encounter_class) =>
    ['2025-01', '2025-02', '2025-03'].flatMap((month) =>
      claimsOf(20, { payer, encounter_class, drug: 'd' }, { month }),
    ),
  ),
);
const byPayer = familyOf('by_payer', fact, definitionOf(['payer'], ['month', 'quarter'], measures), claims);
const byClass = familyOf(
  'by_class',
  fact,
  definitionOf(['payer', 'encounter_class'], ['quarter'], measures),
  claims,
);
const mask = (...families: FamilyTable[]) => maskFact({ fact, families, tieKey: 'k', solver });
const refused = (what: RegExp) =>
  expect.objectContaining({ code: 'RELEASE_REFUSED', message: expect.stringMatching(what) });

describe('the mask finds every sum or refuses', () => {
  it('counts the sums over dimensions and over time, across families', () => {
    const { report } = mask(byPayer, byClass);
    // 3 months: all = Σ payers; quarter: all = Σ payers and Σ classes, 3 labels = Σ months,
    // 2 payers = Σ classes and 2 classes = Σ payers.
    expect([report.relationsExpected, report.relationsFound]).toEqual([3 + 2 + 3 + 4, 12]);
    expect(report.cells).toBe(3 * 3 + 9);
  });

  it('refuses a lost row, even of a zero', () => {
    expect(() => mask({ ...byPayer, rows: byPayer.rows.slice(1) })).toThrowError(refused(/rows where/));
  });

  it('refuses a row that is there twice', () => {
    expect(() => mask({ ...byPayer, rows: [...byPayer.rows, byPayer.rows[0]!] })).toThrowError(
      refused(/twice/),
    );
  });

  it('refuses families that contradict each other', () => {
    const rows = byClass.rows.map((row) => ({
      ...row,
      values: { ...row.values, patients: row.values['patients']! - 1 },
    }));
    expect(() => mask(byPayer, { ...byClass, rows })).toThrowError(
      refused(/different true values of patients/),
    );
  });

  it('refuses a parent that is not the sum of its parts', () => {
    const rows = byPayer.rows.map((row) =>
      row.grain === 'month' && row.members[0] === 'A'
        ? { ...row, values: { ...row.values, total_claims: 41 } }
        : row,
    );
    expect(() => mask({ ...byPayer, rows })).toThrowError(refused(/total_claims of .* is not the sum/));
  });

  it('refuses a nested level whose parent rows are lost', () => {
    const levels = [['payer', 'encounter_class'], ['payer'], []];
    const nested = familyOf(
      'nested',
      fact,
      definitionOf(['payer', 'encounter_class'], ['quarter'], measures, levels),
      claims,
    );
    const rows = nested.rows.filter((row) => row.members.join() !== 'A,(all)');
    expect(() => mask({ ...nested, rows })).toThrowError(refused(/found \d+ of \d+ sums/));
  });

  it('refuses a cyclic set of families', () => {
    const pairs = [
      ['payer', 'encounter_class'],
      ['encounter_class', 'drug'],
      ['drug', 'payer'],
    ];
    const families = pairs.map((pair) =>
      familyOf(pair.join(), fact, definitionOf(pair, ['quarter'], measures), claims),
    );
    expect(() => mask(...families)).toThrowError(refused(/form a cycle/));
  });

  it('refuses families that share a margin neither publishes', () => {
    const a = familyOf(
      'a',
      fact,
      definitionOf(['payer', 'encounter_class'], ['quarter'], measures, [['payer', 'encounter_class']]),
      claims,
    );
    const b = familyOf(
      'b',
      fact,
      definitionOf(['payer', 'drug'], ['quarter'], measures, [['payer', 'drug']]),
      claims,
    );
    expect(() => mask(a, b)).toThrowError(refused(/share payer by quarter/));
  });
});
