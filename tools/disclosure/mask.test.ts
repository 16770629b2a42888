import { describe, expect, it } from 'vitest';
import { createHighsSolver } from './highs-solver.ts';
import { maskFact } from './mask.ts';
import { ledgerOf } from './testing/chain-of.ts';
import {
  type Claim,
  claimsOf,
  definitionOf,
  factOf,
  familyOf,
  withheldCells,
} from './testing/claims-table.ts';
import { derivableCells } from './testing/derivable-cells.ts';

const solver = await createHighsSolver();

const fact = factOf();
const counts = [{ names: ['total_claims', 'patients'] }];
const everything = [{ names: ['total_claims', 'patients', 'total_charges'] }];

/** One dimension, no time. */
function maskMembers(sizes: Record<string, number>, members = Object.keys(sizes)) {
  const claims = Object.entries(sizes).flatMap(([payer, n]) => claimsOf(n, { payer }));
  const family = familyOf('by_payer', fact, definitionOf(['payer'], [], counts), claims, { payer: members });
  const { masked, report } = maskFact({ fact, families: [family], tieKey: 'k', solver });
  return { family, masked, report, withheld: withheldCells(family, masked, 'total_claims') };
}

const primary = (row: { values: Readonly<Record<string, number>> }) => {
  const claims = row.values['total_claims']!;
  return claims > 0 && claims < 11;
};

describe('the mask', () => {
  it('1. withholds a small cell and the smallest cell that hides it', () => {
    const { withheld, family, masked } = maskMembers({ A: 120, B: 64, C: 23, D: 4 });
    expect(withheld).toEqual(['as-of/C', 'as-of/D']);
    expect(derivableCells([family], masked, 'total_claims', primary)).toEqual([]);
  });

  it('2. withholds a third cell where two small ones together are small', () => {
    expect(maskMembers({ A: 120, B: 64, C: 23, D: 1, E: 2 }).withheld).toEqual([
      'as-of/C',
      'as-of/D',
      'as-of/E',
    ]);
  });

  it('3. never hides a cell behind a zero', () => {
    expect(maskMembers({ A: 120, B: 64, D: 5, E: 0 }).withheld).toEqual(['as-of/B', 'as-of/D']);
  });

  it('4. hides a cell of a table with margins behind a rectangle of the smallest cells', () => {
    const table = [
      [40, 30, 20],
      [25, 3, 50],
      [60, 35, 15],
    ];
    const claims = table.flatMap((line, r) =>
      line.flatMap((n, c) => claimsOf(n, { payer: `r${r}`, class: `c${c}` })),
    );
    const family = familyOf('table', fact, definitionOf(['payer', 'class'], [], counts), claims);
    const { masked } = maskFact({ fact, families: [family], tieKey: 'k', solver });
    expect(withheldCells(family, masked, 'total_claims')).toEqual([
      'as-of/r0/c0',
      'as-of/r0/c1',
      'as-of/r1/c0',
      'as-of/r1/c1',
    ]);
    expect(derivableCells([family], masked, 'total_claims', primary)).toEqual([]);
  });

  it('6. does not let a quarter and two months give away the third', () => {
    const claims = [40, 38, 6, 30, 31, 32].flatMap((n, m) =>
      claimsOf(n, { payer: 'A' }, { month: `2025-0${m + 1}` }),
    );
    const family = familyOf('by_payer', fact, definitionOf(['payer'], ['month', 'quarter'], counts), claims);
    const { masked } = maskFact({ fact, families: [family], tieKey: 'k', solver });
    expect(withheldCells(family, masked, 'total_claims').filter((cell) => cell.includes('/A'))).toEqual([
      '2025-02/A',
      '2025-03/A',
    ]);
    expect(derivableCells([family], masked, 'total_claims', primary)).toEqual([]);
  });

  it('7. does not let all payers and everyone but one give away that one', () => {
    const { withheld } = maskMembers({ A: 100, B: 48, X: 4 });
    expect(withheld).toEqual(['as-of/B', 'as-of/X']);
  });

  it('10. withholds 130 of 140 and 1 of 12, whose rest or part is small, but not the whole', () => {
    const rated = factOf({
      measures: { underpaid_claims: { kind: 'count', sum: 'is_underpaid', within: 'total_claims' } },
    });
    const claims = [
      ...claimsOf(130, { payer: 'A' }, { values: { underpaid_claims: 1 } }),
      ...claimsOf(10, { payer: 'A' }),
      ...claimsOf(1, { payer: 'B' }, { values: { underpaid_claims: 1 } }),
      ...claimsOf(11, { payer: 'B' }),
      ...claimsOf(50, { payer: 'C' }, { values: { underpaid_claims: 1 } }),
      ...claimsOf(50, { payer: 'C' }),
    ];
    const measures = [{ names: ['total_claims', 'patients', 'underpaid_claims'] }];
    const family = familyOf('by_payer', rated, definitionOf(['payer'], [], measures), claims);
    const { masked } = maskFact({ fact: rated, families: [family], tieKey: 'k', solver });
    expect(withheldCells(family, masked, 'underpaid_claims')).toEqual(
      expect.arrayContaining(['as-of/A', 'as-of/B']),
    );
    expect(withheldCells(family, masked, 'total_claims')).toEqual([]);
  });

  it('withholds a part of many claims whose people are few, and one whose rest is of few', () => {
    const ofConditions = factOf({
      measures: { diabetes: { kind: 'count', sum: 'd', within: 'total_claims', by_person: true } },
    });
    const measures = [{ names: ['total_claims', 'patients', 'diabetes'] }];
    const definition = definitionOf(['state'], [], measures);
    // So many claims of a state's people with and without the condition, each person having as many.
    const claims = (state: string, ...[sick, well]: [claims: number, people: number][]) =>
      [sick!, well!].flatMap(([count, people], isWell) =>
        claimsOf(count, { state }, { values: { diabetes: 1 - isWell } }).map((claim, i) => ({
          ...claim,
          person: `${state} ${isWell} ${i % people}`,
        })),
      );
    const table = (few: [number, number], fewWell: [number, number]) =>
      familyOf('by_state', ofConditions, definition, [
        ...claims('A', few, [60, 60]),
        ...claims('B', [60, 60], fewWell),
        ...claims('C', [50, 50], [50, 50]),
        ...claims('D', [70, 70], [70, 70]),
      ]);
    const withheld = (family: ReturnType<typeof table>) => {
      const { masked } = maskFact({ fact: ofConditions, families: [family], tieKey: 'k', solver });
      expect(withheldCells(family, masked, 'total_claims')).toEqual([]);
      return withheldCells(family, masked, 'diabetes');
    };
    expect(withheld(table([40, 40], [40, 40]))).toEqual([]);
    expect(withheld(table([40, 3], [40, 40]))).toContain('as-of/A');
    expect(withheld(table([40, 40], [40, 3]))).toContain('as-of/B');
  });

  it('11. withholds dollars that one patient dominates, and shows their count', () => {
    const claims = [
      ...claimsOf(1, { payer: 'A' }, { amount: 210_000_000 }),
      ...claimsOf(11, { payer: 'A' }, { amount: 500_000 }),
      ...claimsOf(40, { payer: 'B' }),
      ...claimsOf(30, { payer: 'C' }),
    ];
    const family = familyOf(
      'by_payer',
      fact,
      definitionOf(['payer'], [], everything, [['payer'], []]),
      claims,
    );
    const { masked } = maskFact({ fact, families: [family], tieKey: 'k', solver });
    expect(withheldCells(family, masked, 'total_claims')).toEqual([]);
    // The total is dominated as well: with both withheld the other payers may stay.
    expect(withheldCells(family, masked, 'total_charges')).toEqual(['as-of/A', 'as-of/(all)']);
  });

  it('12. counts people: 3 patients with 240 claims are a small cell', () => {
    const few: Claim[] = claimsOf(240, { payer: 'A' }).map((claim, i) => ({ ...claim, person: `p${i % 3}` }));
    const claims = [...few, ...claimsOf(50, { payer: 'B' }), ...claimsOf(60, { payer: 'C' })];
    const family = familyOf('by_payer', fact, definitionOf(['payer'], [], everything), claims);
    const { masked } = maskFact({ fact, families: [family], tieKey: 'k', solver });
    for (const measure of ['total_claims', 'patients', 'total_charges']) {
      expect(withheldCells(family, masked, measure)).toContain('as-of/A');
      expect(withheldCells(family, masked, measure).length).toBeGreaterThan(1);
    }
  });

  it('withholds what lacks its support (fail closed)', () => {
    const claims = [
      ...claimsOf(50, { payer: 'A' }),
      ...claimsOf(60, { payer: 'B' }),
      ...claimsOf(70, { payer: 'C' }),
    ];
    const family = familyOf('by_payer', fact, definitionOf(['payer'], [], everything), claims);
    const rows = family.rows.map((row) =>
      row.members[0] === 'C' ? { ...row, values: { total_claims: 70, total_charges: 7000 } } : row,
    );
    const { masked } = maskFact({ fact, families: [{ ...family, rows }], tieKey: 'k', solver });
    expect(withheldCells(family, masked, 'total_claims')).toEqual(['as-of/A', 'as-of/C']);
  });

  it('masks measures bound by an identity as one table', () => {
    const parts = ['under', 'over', 'zero', 'matched'];
    const bound = factOf({
      measures: Object.fromEntries(parts.map((p) => [p, { kind: 'count', sum: p, within: 'total_claims' }])),
      identities: [{ total: 'total_claims', parts }],
    });
    // 40, 30, 5 and 125 of 200: any three and the total give away the 5.
    const claims = Object.entries({ under: 40, over: 30, zero: 5, matched: 125 }).flatMap(([part, n]) =>
      claimsOf(n, { payer: 'A' }, { values: { [part]: 1 } }),
    );
    const definition = definitionOf(
      ['payer'],
      [],
      [{ names: ['total_claims', 'patients', ...parts] }],
      [['payer']],
    );
    const family = familyOf('by_payer', bound, definition, claims);
    const { masked } = maskFact({ fact: bound, families: [family], tieKey: 'k', solver });
    const shown = parts.filter((part) => withheldCells(family, masked, part).length === 0);
    expect(shown).toEqual(['under', 'over']);
  });

  it('shows a total of days only where the count it is averaged over is shown', () => {
    const settled = factOf({
      measures: {
        settled_claims: { kind: 'count', sum: 's', within: 'total_claims' },
        settlement_days: { kind: 'total', sum: 'd', of: 'settled_claims' },
      },
    });
    const claims = ['A', 'B', 'C'].flatMap((payer, i) => [
      ...claimsOf(40 + i, { payer }, { values: { settled_claims: 1, settlement_days: 9 } }),
      ...claimsOf(payer === 'A' ? 3 : 30, { payer }),
    ]);
    const names = ['total_claims', 'patients', 'settled_claims', 'settlement_days'];
    const family = familyOf('by_payer', settled, definitionOf(['payer'], [], [{ names }]), claims);
    const { masked } = maskFact({ fact: settled, families: [family], tieKey: 'k', solver });
    const hidden = withheldCells(family, masked, 'settled_claims');
    expect(hidden).toEqual(['as-of/A', 'as-of/B']);
    expect(withheldCells(family, masked, 'settlement_days')).toEqual(hidden);
  });

  it('protects what is left of a quarter that begins before the first published month', () => {
    const claims = [2, 3, 40, 30, 30, 30].flatMap((n, m) =>
      claimsOf(n, { payer: 'A' }, { month: `2025-0${m + 1}` }),
    );
    const family = familyOf('by_payer', fact, definitionOf(['payer'], ['month', 'quarter'], counts), claims);
    const rows = family.rows.filter((row) => !['2025-01', '2025-02'].includes(row.period));
    const { masked } = maskFact({ fact, families: [{ ...family, rows }], tieKey: 'k', solver });
    // 45 − 40 would tell the 5 claims of January and February.
    expect(withheldCells({ ...family, rows }, masked, 'total_claims')).toEqual([
      '2025-03/(all)',
      '2025-03/A',
    ]);
  });

  it('is the same in every rebuild, and its figures add up', () => {
    const sizes = { A: 20, B: 20, C: 20, D: 20, X: 4 };
    const first = maskMembers(sizes);
    expect(maskMembers(sizes).withheld).toEqual(first.withheld);
    expect(first.report).toMatchObject({ cells: 6, relationsExpected: 1, relationsFound: 1 });
    expect(first.report.families['by_payer']!['total_claims']).toEqual({
      cells: 6,
      primaries: 1,
      complements: 1,
      withheld: 2,
    });
  });
});

describe('what was found to be given away', () => {
  const claims = ['2024-01', '2024-02'].flatMap((month) =>
    ['A', 'B', 'C'].flatMap((payer) => claimsOf(40, { payer }, { month })),
  );
  const family = familyOf('by_payer', fact, definitionOf(['payer'], ['month'], counts), claims);
  const givenAway = [{ measure: 'total_claims', grain: 'month', dimensions: ['payer'] }];
  const levels = (withheld: readonly string[]) => [
    ...new Set(withheld.map((name) => (name.includes('(all)') ? 'total' : 'payer'))),
  ];
  const mask = (input: Partial<Parameters<typeof maskFact>[0]>) => {
    const result = maskFact({ fact, families: [family], tieKey: 'k', solver, ...input });
    return { ...result, levels: levels(withheldCells(family, result.masked, 'total_claims')) };
  };

  it('is withheld at its level, then at the next coarser one, until nothing is left', () => {
    const before = mask({});
    expect([before.withdrawn, before.levels]).toEqual([[], []]);
    const once = mask({ withdrawn: before.withdrawn, givenAway });
    expect([once.withdrawn, once.levels]).toEqual([givenAway, ['payer']]);
    const twice = mask({ withdrawn: once.withdrawn, givenAway });
    expect(twice.levels.sort()).toEqual(['payer', 'total']);
    expect(twice.withdrawn).toEqual([...givenAway, { ...givenAway[0], dimensions: [] }]);
    expect(mask({ withdrawn: twice.withdrawn, givenAway }).withdrawn).toEqual(twice.withdrawn);
  });

  it('is withheld in finer levels where the coarser ones are published already', () => {
    const months = ['2024-01', '2024-02', '2024-03', '2024-04'];
    const all = months.flatMap((month) =>
      ['A', 'B', 'C'].flatMap((payer) => claimsOf(40, { payer }, { month })),
    );
    // A month of a quarter that is not complete.
    const quarters = (rest: readonly Claim[]) => {
      const table = familyOf('by_payer', fact, definitionOf(['payer'], ['quarter', 'month'], counts), rest);
      return { ...table, rows: table.rows.filter(({ period }) => period !== '2024-Q2') };
    };
    const older = quarters(all.filter(({ month }) => month < '2024-04'));
    const { masked } = maskFact({ fact, families: [older], tieKey: 'k', solver });
    const published = ledgerOf([{ families: [older], masked }]);
    const newer = quarters(all);
    const found = [{ measure: 'total_claims', grain: 'quarter', dimensions: [] }];
    const again = maskFact({ fact, families: [newer], tieKey: 'k', solver, published, givenAway: found });
    const withheld = withheldCells(newer, again.masked, 'total_claims');
    expect(withheld.every((name) => name.startsWith('2024-04/'))).toBe(true);
    expect(withheld).toHaveLength(4);
  });

  it('is withheld in what makes up a whole with it, where nothing else is left of it', () => {
    const parted = factOf({
      measures: {
        paid: { kind: 'count', sum: 'paid', within: 'total_claims' },
        unpaid: { kind: 'count', sum: 'unpaid', within: 'total_claims' },
      },
      identities: [{ total: 'total_claims', parts: ['paid', 'unpaid'] }],
    });
    const claims = ['A', 'B', 'C'].flatMap((payer) => [
      ...claimsOf(60, { payer }, { values: { paid: 1, unpaid: 0 } }),
      ...claimsOf(40, { payer }, { values: { paid: 0, unpaid: 1 } }),
    ]);
    const measures = [{ names: ['total_claims', 'patients', 'paid', 'unpaid'] }];
    const table = familyOf('by_payer', parted, definitionOf(['payer'], [], measures), claims);
    const found = [{ measure: 'paid', grain: 'all', dimensions: [] }];
    let withdrawn: ReturnType<typeof maskFact>['withdrawn'] = [];
    const steps = [1, 2, 3].map(() => {
      const input = { fact: parted, families: [table], tieKey: 'k', solver, withdrawn, givenAway: found };
      ({ withdrawn } = maskFact(input));
      return withdrawn.map(({ measure }) => measure);
    });
    expect(steps[0]).toEqual(['paid']);
    expect(steps[1]).toEqual(['paid', 'unpaid']);
    // The claims themselves stay.
    expect(steps[2]).toEqual(['paid', 'unpaid']);
  });

  it('is withheld with the base where it is a number of people', () => {
    const { masked } = mask({ givenAway: [{ ...givenAway[0]!, measure: 'patients' }] });
    expect(masked[0]!.withheld['patients']).toEqual(masked[0]!.withheld['total_claims']);
    expect(masked[0]!.withheld['total_claims']).toContain(1);
  });

  it('of a level that no family has is left alone', () => {
    const elsewhere = [{ measure: 'total_claims', grain: 'year', dimensions: ['provider'] }];
    expect(mask({ givenAway: elsewhere, withdrawn: elsewhere }).withdrawn).toEqual([]);
  });
});
